/** The line that tells the truth about the recording: what is heard, how late, what is missing. */
import type { Desk } from "./desk";
import type { Link } from "./connection";
import type { Card } from "./state";
import { clock, count } from "./words";

/** Less than this behind is not worth a word. */
const LATE = 1.5;

interface Doing {
  readonly kind: "live" | "wait" | "done";
  readonly text: string;
}

export function doing(card: Card): Doing {
  if (!card.rubric) return { kind: "wait", text: "Opening the session" };
  if (card.submitted) return { kind: "done", text: "Submitted" };
  if (card.closed !== null) return { kind: "done", text: `Closed: ${card.closed}` };
  if (card.models.length === 0 && card.sound.until === 0) return { kind: "wait", text: "Models are loading" };
  if (["microphones", "browser"].includes(card.source)) return { kind: "live", text: "Listening" };
  return { kind: "live", text: `Reading ${card.source}` };
}

/** Longer than this without a word is worth a word: somebody thinks, or nothing is heard any more. */
const SILENT = 10;

/** Seconds of sound since the last words, where they are many; null else, and where nothing was said yet. */
export function sinceWords({ utterances, sound, closed }: Pick<Card, "utterances" | "sound" | "closed">): number | null {
  const last = utterances.reduce((end, one) => Math.max(end, one?.end ?? 0), 0);
  const since = Math.floor(sound.until - last);
  return closed === null && last > 0 && since >= SILENT ? since : null;
}

/** Everything that an interviewer should know and would not see otherwise. */
export function troubles(card: Card, link: Link, waiting: number): string[] {
  const found: string[] = [];
  const { late, dropped, deferred, does } = card.sound;
  const later = deferred.reduce((sum, one) => sum + one.end - one.start, 0);
  const missing = dropped.reduce((sum, one) => sum + one.seconds, 0);
  if (link === "lost") found.push("Connection lost, trying again");
  if (link === "lost" && waiting > 0) found.push(`${count(waiting, "decision", "decisions")} not yet recorded`);
  if (card.closed === null && late >= LATE) found.push(`Behind by ${Math.round(late)} s${does === "everything" ? "" : `: ${does}`}`);
  if (later > 0) found.push(`${Math.ceil(later)} s of speech are heard later`);
  if (missing > 0) found.push(`${missing.toFixed(1)} s of sound dropped`);
  return found;
}

export function Status({ desk }: { desk: Desk }) {
  const card = desk.card.value;
  const { link, waiting, refused } = desk.connection;
  const { kind, text } = doing(card);
  const since = sinceWords(card);
  const alarms = troubles(card, link.value, waiting.value.length);
  if (refused.value) alarms.push(refused.value);
  if (desk.trouble.value) alarms.push(desk.trouble.value);
  return (
    <header class="status">
      <a class="brand" href="?">livecard</a>
      <span class={`doing ${kind}`} role="status">{text}</span>
      {card.rubric && (
        <span class="clock">
          <span class="sr">Recorded so far: </span>
          {clock(card.sound.until)}
          {card.duration !== null && <span class="faint"> / {clock(card.duration)}</span>}
          {since !== null && <span class="faint"> · last words {since} s ago</span>}
        </span>
      )}
      <span class="alarms" role="alert">
        {alarms.map((alarm) => <span key={alarm}>{alarm}</span>)}
      </span>
      {desk.outlook.shared.value && (
        <button type="button" class="quiet" aria-expanded={desk.outlook.sharing.value} onClick={() => (desk.outlook.sharing.value = !desk.outlook.sharing.value)}>
          Second device
        </button>
      )}
      <button type="button" class="quiet glancer" onClick={() => (desk.outlook.glancing.value = true)}>Glance</button>
      <button type="button" class="quiet" aria-expanded={desk.help.value} onClick={() => (desk.help.value = !desk.help.value)}>
        Keys <kbd>?</kbd>
      </button>
    </header>
  );
}
