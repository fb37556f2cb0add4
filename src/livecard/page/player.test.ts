import { expect, test } from "vitest";
import { Player, spoken, type Voice } from "./player";
import type { Utterance } from "./state";

/** An audio element that plays when it is told to, and moves by hand. */
class Recording implements Pick<Voice, "currentTime" | "play" | "pause"> {
  currentTime = 0;
  private readonly ears = new Map<string, () => void>();

  addEventListener(kind: string, ear: () => void): void {
    this.ears.set(kind, ear);
  }

  tell(kind: string): void {
    this.ears.get(kind)?.();
  }

  play(): Promise<void> {
    this.tell("play");
    return Promise.resolve();
  }

  pause(): void {
    this.tell("pause");
  }

  move(to: number): void {
    this.currentTime = to;
    this.tell("timeupdate");
  }
}

function loaded() {
  const [player, recording] = [new Player(), new Recording()];
  player.load(recording as unknown as Voice);
  return { player, recording };
}

const words = [
  { text: "I", start: 10, end: 10.2, probability: 1 },
  { text: "built", start: 10.5, end: 11, probability: 1 },
  { text: "that.", start: 12, end: 12.5, probability: 1 },
];
const said: Utterance = { id: 1, speaker: "candidate", start: 10, end: 13, text: "I built that.", tentative: "", finished: true, words };

test("a quote is played with a run-up, and stops behind its last word", () => {
  const { player, recording } = loaded();
  player.toggle({ start: 10, end: 12 });
  expect(recording.currentTime).toBe(8.5);
  recording.move(12);
  expect(player.playing.value).toBe(true);
  recording.move(12.4);
  expect(player.playing.value).toBe(false);
});

test("the same key stops what plays", () => {
  const { player, recording } = loaded();
  player.toggle({ start: 1, end: 5 });
  expect(recording.currentTime).toBe(0);
  player.toggle({ start: 1, end: 5 });
  expect(player.playing.value).toBe(false);
});

test("playing goes on from where it is, past the end of a quote, and stops there", () => {
  const { player, recording } = loaded();
  player.toggle({ start: 10, end: 12 });
  recording.move(12.4);
  player.resume();
  expect([player.playing.value, recording.currentTime]).toEqual([true, 12.4]);
  recording.move(60);
  expect(player.playing.value).toBe(true);
  player.resume();
  expect([player.playing.value, recording.currentTime]).toEqual([false, 60]);
});

test("without a recording nothing happens, and one that cannot be played says so", () => {
  const player = new Player();
  player.toggle({ start: 1, end: 5 });
  expect([player.here.value, player.playing.value]).toEqual([false, false]);
  const { player: other, recording } = loaded();
  recording.tell("error");
  expect(other.trouble.value).toContain("cannot be played");
});

test("a quote is spoken from its first word to its last", () => {
  expect(spoken(said, 2, 7)).toEqual({ start: 10.5, end: 11 });
  expect(spoken(said, 2, 13)).toEqual({ start: 10.5, end: 12.5 });
  expect(spoken(said, 0, 1)).toEqual({ start: 10, end: 10.2 });
});

test("without word times a quote is where its share of the text is", () => {
  expect(spoken({ ...said, text: "0123456789", words: [] }, 5, 10)).toEqual({ start: 11.5, end: 13 });
});
