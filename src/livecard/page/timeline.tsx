/** The timeline under the page: a click, or an arrow key, goes to that moment in the transcript; Enter plays it. */
import { useComputed, useSignal, type ReadonlySignal } from "@preact/signals";
import type { Desk } from "./desk";
import { along, beside, box, lane, length, marks, saidAt, WIDTH } from "./line";
import { showPlace } from "./reach";
import type { Utterance } from "./state";
import { clock, speakerName } from "./words";

export function Timeline({ desk }: { desk: Desk }) {
  const silent = useComputed(() => desk.utterances.value.every((one) => one === undefined));
  if (silent.value) return null;
  return (
    <section class="timeline" aria-label="Timeline">
      <Play desk={desk} />
      <Line desk={desk} />
    </section>
  );
}

function Play({ desk }: { desk: Desk }) {
  const { here, playing, at, trouble } = desk.outlook.player;
  if (!here.value) return null;
  if (trouble.value) return <p class="faint" role="alert">{trouble.value}</p>;
  return (
    <button type="button" class="play" onClick={() => desk.outlook.player.resume()}>
      {playing.value ? "❚❚ Stop" : "▶ Play"} <span class="number">{clock(at.value)}</span>
    </button>
  );
}

function Line({ desk }: { desk: Desk }) {
  const there = useSignal<Utterance | undefined>(undefined);
  const whole = useComputed(() => length(desk.card.value));
  const go = (said: Utterance | undefined, at = said?.start) => {
    if (!said || at === undefined) return;
    there.value = said;
    desk.outlook.player.seek(at);
    showPlace(desk, said.id);
  };
  const clicked = ({ clientX, currentTarget }: MouseEvent) => {
    const { left, width } = (currentTarget as HTMLElement).getBoundingClientRect();
    const at = (whole.value * (clientX - left)) / width;
    go(saidAt(desk.utterances.value, at) ?? beside(desk.utterances.value, undefined, 1), at);
  };
  const pressed = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
    if (event.key === "Enter") desk.outlook.player.resume();
    if (!by) return;
    event.preventDefault();
    go(beside(desk.utterances.value, there.value, by));
  };
  const said = there.value;
  return (
    <div
      class="line-of-time"
      role="slider"
      tabIndex={0}
      aria-label="Go to a moment of the interview"
      aria-valuemin={0}
      aria-valuemax={Math.round(whole.value)}
      aria-valuenow={Math.round(said?.start ?? 0)}
      aria-valuetext={said ? `${clock(said.start)}, ${speakerName(said.speaker, desk.card.value.candidate)}: ${said.text.slice(0, 60)}` : "the beginning"}
      onClick={clicked}
      onKeyDown={pressed}
    >
      <Drawing desk={desk} whole={whole} there={said} />
    </div>
  );
}

const CALL = 3;
const OWN = 27;

function Drawing({ desk, whole: seconds, there }: { desk: Desk; whole: ReadonlySignal<number>; there: Utterance | undefined }) {
  const call = useComputed(() => lane(desk.utterances.value, "candidate", CALL, seconds.value));
  const own = useComputed(() => lane(desk.utterances.value, "interviewer", OWN, seconds.value));
  const { sound } = desk.card.value;
  const whole = seconds.value;
  const { here, at } = desk.outlook.player;
  return (
    <svg viewBox={`0 0 ${WIDTH} 42`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path class="track" d={`M0 21H${WIDTH}`} />
      <path class="past" d={`M0 21H${along(sound.until, whole)}`} />
      <path class="call" d={call.value} />
      <path class="own" d={own.value} />
      <path class="gap" d={sound.dropped.map((one) => box({ start: one.start, end: one.start + one.seconds }, 0, 42, whole)).join("")} />
      <path class="later" d={sound.deferred.map((one) => box(one, 14, 14, whole)).join("")} />
      <Marks desk={desk} whole={whole} />
      {there && <path class="there" d={`M${along(there.start, whole)} 0V42`} />}
      {here.value && <path class="head" d={`M${along(at.value, whole)} 0V42`} />}
    </svg>
  );
}

/** For: a bar up from the middle; against: a bar down. Accepted ones are full. */
function Marks({ desk, whole }: { desk: Desk; whole: number }) {
  const all = useComputed(() => marks({ evidence: desk.evidence.value, utterances: desk.utterances.value }));
  const path = (judgement: string) =>
    all.value
      .filter((one) => one.evidence.judgement === judgement)
      .map((one) => `M${along(one.at, whole)} 21v${one.evidence.polarity === "+" ? -20 : 20}`)
      .join("");
  return (
    <>
      <path class="mark" d={path("open")} />
      <path class="mark taken" d={path("accepted")} />
    </>
  );
}
