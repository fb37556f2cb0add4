/** Playing what was recorded, where a recording is there: a quote, or from a moment on. */
import { signal } from "@preact/signals";
import { slice } from "./score";
import type { Utterance } from "./state";

/** What of an audio element is used; tests bring their own. */
export type Voice = Pick<HTMLAudioElement, "currentTime" | "play" | "pause" | "addEventListener">;

/** Seconds of run-up, so that the first word is not cut. */
const BEFORE = 1.5;
const AFTER = 0.4;

export interface Span {
  readonly start: number;
  readonly end: number;
}

export class Player {
  /** Whether there is a recording to play. */
  readonly here = signal(false);
  readonly playing = signal(false);
  readonly at = signal(0);
  readonly trouble = signal("");
  private voice: Voice | null = null;
  private until = Infinity;

  load(voice: Voice): void {
    this.voice = voice;
    this.here.value = true;
    voice.addEventListener("timeupdate", () => this.moved());
    voice.addEventListener("play", () => (this.playing.value = true));
    voice.addEventListener("pause", () => (this.playing.value = false));
    voice.addEventListener("error", () => (this.trouble.value = "The recording cannot be played in this browser"));
  }

  /** Plays the span, or stops what plays. */
  toggle(span: Span): void {
    if (this.playing.value) this.voice?.pause();
    else this.from(span.start - BEFORE, span.end + AFTER);
  }

  /** Goes on from where it is, or stops what plays. */
  resume(): void {
    if (this.playing.value) this.voice?.pause();
    else this.from(this.at.value);
  }

  /** Plays from a moment, to the end or up to another. */
  from(start: number, until = Infinity): void {
    if (!this.voice) return;
    this.seek(start);
    this.until = until;
    this.voice.play().catch((error: Error) => {
      // Stopped before it began: the interviewer's own doing.
      if (error.name !== "AbortError") this.trouble.value = `The recording could not be played: ${error.message}`;
    });
  }

  seek(at: number): void {
    if (!this.voice) return;
    this.voice.currentTime = this.at.value = Math.max(0, at);
    this.until = Infinity;
  }

  private moved(): void {
    this.at.value = this.voice?.currentTime ?? 0;
    if (this.at.value >= this.until) this.voice?.pause();
  }
}

/** When the words from one character to another were spoken; without word times, by their share of the text. */
export function spoken(utterance: Utterance, from: number, to: number): Span {
  const { start, end, text, words } = utterance;
  if (words.length > 0) {
    const before = (characters: number) => slice(text, 0, characters).split(" ").length - 1;
    const [first, last] = [words[before(from)], words[before(Math.max(from, to - 1))]];
    if (first && last) return { start: first.start, end: last.end };
  }
  const length = Math.max(1, Array.from(text).length);
  const along = (characters: number) => start + ((end - start) * characters) / length;
  return { start: along(from), end: along(to) };
}
