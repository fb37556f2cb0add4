/** A row of the scorecard; opened, it shows its anchors, the accepted quotes and the note. */
import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Anchors } from "./anchors";
import type { Desk } from "./desk";
import type { Dimension, Rubric } from "./events";
import { mildFlags, thin } from "./facts";
import { Note } from "./note";
import { Range } from "./range";
import { Rating } from "./rating";
import { bandOf, belowFloor, quote, withJudgement } from "./score";
import { Why } from "./why";
import { count, signed } from "./words";

interface Props {
  readonly desk: Desk;
  readonly rubric: Rubric;
  readonly dimension: Dimension;
  readonly index: number;
}

export function Row({ desk, rubric, dimension, index }: Props) {
  const { name } = dimension;
  const given = useComputed(() => desk.card.value.given[name] ?? null);
  const suggested = useComputed(() => desk.card.value.suggested[name]);
  const blind = useComputed(() => (desk.card.value.blind ? { first: desk.card.value.first[name] ?? null } : undefined));
  const open = useComputed(() => desk.dimension.value === name);
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open.value) item.current?.scrollIntoView({ block: "nearest" });
  }, [open.value]);
  return (
    <li class={open.value ? "row open" : "row"} ref={item}>
      <div class="head">
        <kbd aria-hidden="true">{index + 1}</kbd>
        <div class="name">
          <h3>
            <button type="button" aria-expanded={open.value} onClick={() => desk.toggle(name)} dir="auto">{name}</button>
          </h3>
          <Facts desk={desk} dimension={dimension} given={given.value} />
        </div>
        <Range rubric={rubric} suggested={suggested.value} given={given.value} blind={blind.value} />
        <Rating desk={desk} rubric={rubric} dimension={dimension} given={given.value} />
      </div>
      {open.value && <Details desk={desk} rubric={rubric} dimension={dimension} index={index} />}
    </li>
  );
}

function Facts({ desk, dimension, given }: Pick<Props, "desk" | "dimension"> & { given: number | null }) {
  const found = useComputed(() => desk.evidence.value.filter((one) => one.dimension === dimension.name));
  const accepted = withJudgement(found.value, "accepted").length;
  const open = withJudgement(found.value, "open").length;
  const mild = mildFlags(found.value, dimension.name);
  const rests = useComputed(() => thin(desk.card.value, dimension));
  const noted = useComputed(() => Boolean(desk.card.value.notes[dimension.name]));
  return (
    <p class="facts">
      <span>{dimension.weight} %</span>
      {accepted > 0 && <span>{accepted} accepted</span>}
      {open > 0 && <span>{open} to judge</span>}
      {noted.value && <span>note</span>}
      {rests.value && <span>{rests.value}</span>}
      {mild > 0 && <span>{count(mild, "mild red flag", "mild red flags")}</span>}
      {belowFloor(dimension, given) && <span class="warn">below the floor of {dimension.floor}</span>}
    </p>
  );
}

function Details({ desk, rubric, dimension, index }: Props) {
  const given = desk.card.value.given[dimension.name] ?? null;
  return (
    <div class="details">
      {dimension.tests && <p class="faint" dir="auto">{dimension.tests}</p>}
      <Anchors rubric={rubric} dimension={dimension} chosen={given === null ? null : bandOf(rubric, given)} />
      <Why desk={desk} dimension={dimension} />
      <Accepted desk={desk} dimension={dimension} />
      <Note desk={desk} dimension={dimension.name} index={index} />
    </div>
  );
}

function Accepted({ desk, dimension }: Pick<Props, "desk" | "dimension">) {
  const card = desk.card.value;
  const kept = withJudgement(card.evidence, "accepted").filter((one) => one.dimension === dimension.name);
  if (kept.length === 0) return null;
  return (
    <ul class="accepted" aria-label="Accepted evidence">
      {kept.map((one) => (
        <li key={one.id}>
          <button type="button" dir="auto" onClick={() => desk.choose(one)}>
            <span class="faint">{signed(one.polarity)} {one.band}</span> {quote(card, one)}
          </button>
        </li>
      ))}
    </ul>
  );
}
