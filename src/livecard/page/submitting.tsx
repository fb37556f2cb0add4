/** Handing the card in: what is still missing, a question before it is done, and the way back; and the half hour. */
import { useEffect, useState } from "preact/hooks";
import { filing, halfHour, keepsFromSubmitting, labelOf } from "./closing";
import type { Desk } from "./desk";
import { Kept } from "./sound";
import type { Card } from "./state";

export function Submitting({ desk }: { desk: Desk }) {
  const [asking, ask] = useState(false);
  const card = desk.card.value;
  if (card.submitted) return <Submitted desk={desk} />;
  const missing = keepsFromSubmitting(card);
  if (missing.length > 0) return <Missing missing={missing} />;
  if (!asking) return <p class="judge"><button type="button" class="submit" onClick={() => ask(true)}>Submit the card …</button></p>;
  const submit = () => (ask(false), desk.decide({ type: "CardSubmitted" }));
  return (
    <div class="sure" role="group" aria-label="Submit the card?">
      <p role="status" dir="auto">Submit the card? {consequences(card)}</p>
      {Object.keys(card.check.devices).length > 0 && <Kept desk={desk} card={card} />}
      <p class="judge">
        <button type="button" class="accept" ref={focus} onClick={submit}>Submit</button>
        <button type="button" onClick={() => ask(false)}>Not yet</button>
      </p>
    </div>
  );
}

/** How the log's reason begins where livecard was ended by force. */
const CUT_OFF = "cut off";

const focus = (button: HTMLButtonElement | null): void => button?.focus();

function consequences(card: Card): string {
  const verdict = card.verdict ? `Your verdict is “${labelOf(card.rubric, card.verdict)}”.` : "It bears no verdict of yours.";
  const { devices, kept, deleted } = card.check;
  const goes = Object.keys(devices).length > 0 && !kept && !deleted;
  const unheard = card.closed?.startsWith(CUT_OFF) ? ", with what was not heard yet (livecard finish hears it)" : "";
  const sound = goes ? ` The recording goes${unheard}.` : "";
  return `${verdict}${sound} Nothing on it changes then, unless you reopen it.`;
}

function Missing({ missing }: { missing: readonly string[] }) {
  return (
    <div class="missing">
      <p>Before it can be submitted:</p>
      <ul>{missing.map((one) => <li key={one} dir="auto">{one}</li>)}</ul>
    </div>
  );
}

function Submitted({ desk }: { desk: Desk }) {
  return (
    <p class="judge submitted">
      <b>✓ Submitted</b>
      <button type="button" onClick={() => desk.decide({ type: "CardReopened" })}>Reopen</button>
    </p>
  );
}

/** How the clock is looked at again: a minute is the smallest thing that it says. */
const LOOK = 15_000;

/** In place of the time that is left for the interview, once that is over: the half hour to fill the card in. */
export function HalfHour({ desk, go }: { desk: Desk; go(): void }) {
  const { ended, submitted } = desk.outlook.times.value;
  const [now, look] = useState(Date.now());
  useEffect(() => {
    const each = setInterval(() => look(Date.now()), LOOK);
    return () => clearInterval(each);
  }, []);
  const done = desk.card.value.submitted;
  if (desk.card.value.closed === null || ended === null) return null;
  const since = ((done && submitted !== null ? submitted : Math.max(now, ended)) - ended) / 1000;
  const late = ["remind", "late"].includes(filing(since, done));
  return <button type="button" class={late ? "left over" : "left"} onClick={go}>{halfHour(since, done)}</button>;
}
