/** The sound beside a call: what is recorded from where, what is wrong with it, and its switches. */
import { named } from "./bindings";
import type { Desk } from "./desk";
import type { SoundAsked, SoundTaken } from "./events";
import { Listen } from "./listen";
import { turned } from "./soundcheck";
import type { Card } from "./state";
import { count } from "./words";

const QUIETEST = -60;

/** Only sound that is captured has switches: a recording that is read has none. */
export function Sound({ desk }: { desk: Desk }) {
  const card = desk.card.value;
  const check = card.check;
  if (Object.keys(check.devices).length === 0) return null;
  return (
    <section class="sound" aria-label="Sound">
      <div class="alarms" role="alert">
        {check.alarms.map((one) => <span key={one.alarm + one.speaker}>{one.advice}</span>)}
      </div>
      {card.closed === null && <Meters card={card} />}
      <Listen card={card} />
      {card.closed === null && <Switches desk={desk} card={card} />}
      <Kept desk={desk} card={card} />
    </section>
  );
}

function Meters({ card }: { card: Card }) {
  const { devices, taken, marked } = card.check;
  return (
    <dl class="meters">
      {Object.entries(devices).map(([speaker, device]) => (
        <div key={speaker} title={device}>
          <dt>{speaker === marked ? `${speaker} (speaks)` : speaker}</dt>
          <dd><meter min={0} max={1} value={loudness(taken, speaker)} aria-label={`${speaker}: ${device}`} /></dd>
        </div>
      ))}
      {taken && taken.left >= 2 && <div><dt>to be heard</dt><dd>{count(Math.round(taken.left), "second", "seconds")} left</dd></div>}
    </dl>
  );
}

/** From nothing to full scale, as the ear takes it. */
export function loudness(taken: SoundTaken | null, speaker: string): number {
  const level = taken?.levels[speaker] ?? QUIETEST;
  return Math.min(1, Math.max(0, 1 - level / QUIETEST));
}

function Switches({ desk, card }: { desk: Desk; card: Card }) {
  const ask = (wish: SoundAsked["wish"]) => () => desk.decide({ type: "SoundAsked", wish });
  const { paused, marked } = card.check;
  const other = turned(card.check);
  return (
    <span class="switches">
      <button type="button" onClick={ask(paused ? "resume" : "pause")}>{paused ? "Go on" : "Pause"}</button>
      <button type="button" onClick={ask("swap")}>Swap the two voices</button>
      {other && (
        <button type="button" title={`Key: ${named(desk.bindings.keys.value.speaker)}`} onClick={ask(other)}>
          {marked === "candidate" ? "I speak" : "The candidate speaks"}
        </button>
      )}
      <button type="button" onClick={ask("stop")}>Stop</button>
    </span>
  );
}

/** Whether the sound stays on disk. */
export function Kept({ desk, card }: { desk: Desk; card: Card }) {
  const { kept, deleted } = card.check;
  if (deleted) return <p>The recording has been deleted.</p>;
  const ask = () => desk.decide({ type: "SoundAsked", wish: kept ? "discard" : "keep" });
  return (
    <label>
      <input type="checkbox" checked={kept ?? false} onChange={ask} /> Keep the recording after the card is submitted
    </label>
  );
}
