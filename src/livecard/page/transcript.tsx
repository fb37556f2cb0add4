/** What was said: finished utterances as a log, and beneath it what is being said now. */
import { useComputed } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { batches, type Batch } from "./batches";
import type { Desk } from "./desk";
import { Find } from "./find";
import { Lost } from "./lost";
import { lineId, NOW } from "./reach";
import { inOrder, pieces, type Piece } from "./score";
import type { Evidence, Utterance } from "./state";
import { SelectedWords } from "./selection";
import { clock, signed, speakerName } from "./words";

const NONE: readonly Evidence[] = [];

/** Nearer to the end than this, the reader is taken to follow. */
const NEAR = 80;

export function Transcript({ desk }: { desk: Desk }) {
  const box = useRef<HTMLDivElement>(null);
  const { following, jump, scrolled } = useFollowing(box);
  const silent = useComputed(() => desk.utterances.value.every((one) => one === undefined));
  return (
    <section class="transcript" aria-label="Transcript">
      <h2>What is said</h2>
      <Find desk={desk} />
      <div class="scroll" ref={box} onScroll={scrolled} tabIndex={0} role="group" aria-label="Transcript text">
        <div>
          <Said desk={desk} />
          <Now desk={desk} />
          {silent.value && <p class="empty">Words appear here as soon as somebody speaks.</p>}
        </div>
      </div>
      <SelectedWords desk={desk} />
      <button type="button" id={NOW} class="jump" hidden={following} onClick={jump}>Jump to now ↓</button>
    </section>
  );
}

/** Apart from what is being said, so that a revision draws one line and not a thousand. */
function Said({ desk }: { desk: Desk }) {
  const before = useRef<readonly Batch<Headed>[]>([]);
  const lines = useComputed(() => {
    const now = headed(inOrder(desk.utterances.value).filter((one) => one.finished));
    return (before.current = batches(now, before.current, same));
  });
  return (
    <div role="log" aria-live="polite" aria-relevant="additions">
      {lines.value.map((batch) => <Lines key={batch.place} desk={desk} batch={batch} />)}
      <Lost desk={desk} gap={desk.gaps.value.get(null)} />
    </div>
  );
}

function Lines({ desk, batch }: { desk: Desk; batch: Batch<Headed> }) {
  const lost = desk.gaps.value;
  return (
    <div class={batch.full ? "batch" : ""}>
      {batch.items.map(({ id, heading }) => [
        lost.get(id) && <Lost key={`gap-${id}`} desk={desk} gap={lost.get(id)} />,
        <Line key={id} desk={desk} id={id} heading={heading} />,
      ])}
    </div>
  );
}

function Now({ desk }: { desk: Desk }) {
  const unfinished = inOrder(desk.utterances.value).filter((one) => !one.finished);
  return (
    <div class="now" aria-hidden="true">
      {unfinished.map((one) => <Unfinished key={one.id} desk={desk} utterance={one} />)}
    </div>
  );
}

/** Keeps the newest words in view until the reader scrolls away. */
function useFollowing(box: { current: HTMLDivElement | null }) {
  const [following, follow] = useState(true);
  const wanted = useRef(true);
  const top = useRef(0);
  const jump = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  const scrolled = () => {
    if (!box.current) return;
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    // Lines that grow also leave the end out of sight: only moving up is turning away from it.
    if (scrollHeight - scrollTop - clientHeight < NEAR) wanted.current = true;
    else if (scrollTop < top.current) wanted.current = false;
    top.current = scrollTop;
    follow(wanted.current);
  };
  useEffect(() => {
    const element = box.current as HTMLDivElement;
    const grown = new ResizeObserver(() => wanted.current && !held(element) && jump());
    grown.observe(element);
    grown.observe(element.firstElementChild as Element);
    return () => grown.disconnect();
  }, []);
  return { following, jump, scrolled };
}

/** Whether something in it is being pressed, or is selected: words must not run away from under the mouse. */
function held(box: HTMLElement): boolean {
  const selection = document.getSelection();
  return box.matches(":active") || (selection !== null && !selection.isCollapsed && box.contains(selection.anchorNode));
}

interface Headed {
  readonly id: number;
  /** Whether somebody else spoke before. */
  readonly heading: boolean;
}

function headed(utterances: readonly Utterance[]): Headed[] {
  return utterances.map(({ id, speaker }, index) => ({ id, heading: utterances[index - 1]?.speaker !== speaker }));
}

const same = (one: Headed, other: Headed): boolean => one.id === other.id && one.heading === other.heading;

function Line({ desk, id, heading }: Headed & { desk: Desk }) {
  const utterance = useComputed(() => desk.utterances.value[id]);
  const quoted = useComputed(() => desk.quoted.value.get(id) ?? NONE);
  const focused = useComputed(() => (desk.focused.value?.utterance === id ? desk.focused.value.id : null));
  if (!utterance.value) return null;
  const { speaker, start, text } = utterance.value;
  return (
    <div class={`line ${speaker}`} id={lineId(id)}>
      {heading && <Speaker desk={desk} speaker={speaker} />}
      <Moment desk={desk} start={start} />
      <p dir="auto">
        {pieces(text, quoted.value).map((piece, index) => (
          <Marked key={index} piece={piece} focused={focused.value} choose={(one) => desk.choose(one)} />
        ))}
      </p>
    </div>
  );
}

/** Where there is a recording a click plays it from here; the keyboard does so on the timeline. */
function Moment({ desk, start }: { desk: Desk; start: number }) {
  const { player } = desk.outlook;
  if (!player.here.value) return <time>{clock(start)}</time>;
  return <time class="plays" title="Play from here" onClick={() => player.from(start)}>{clock(start)}</time>;
}

function Marked({ piece, focused, choose }: { piece: Piece; focused: number | null; choose(one: Evidence): void }) {
  const [first] = piece.evidence;
  if (!first) return <>{piece.text}</>;
  const shown = piece.evidence.find((one) => one.id === focused) ?? first;
  const states = `${shown.judgement} ${shown.id === focused ? "focused" : ""}`;
  const about = piece.evidence.map((one) => `${one.dimension} (${signed(one.polarity)})`).join(", ");
  return <mark class={states} title={about} onClick={() => choose(shown)}>{piece.text}</mark>;
}

function Unfinished({ desk, utterance }: { desk: Desk; utterance: Utterance }) {
  return (
    <div class={`line ${utterance.speaker}`}>
      <Speaker desk={desk} speaker={utterance.speaker} />
      <time>{clock(utterance.start)}</time>
      <p dir="auto">
        {utterance.text} <span class="tentative">{utterance.tentative}</span>
      </p>
    </div>
  );
}

function Speaker({ desk, speaker }: { desk: Desk; speaker: string }) {
  const name = useComputed(() => speakerName(speaker, desk.card.value.candidate));
  return <h3 dir="auto">{name}</h3>;
}
