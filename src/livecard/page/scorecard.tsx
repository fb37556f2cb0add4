/** The scorecard: the running score with what it covers, and a row for each dimension. */
import { useComputed } from "@preact/signals";
import type { Desk } from "./desk";
import { Row } from "./dimension";
import type { Rubric } from "./events";
import { Note } from "./note";
import { score } from "./score";

export function Scorecard({ desk }: { desk: Desk }) {
  const rubric = useComputed(() => desk.card.value.rubric);
  return (
    <section class="scorecard" aria-label="Scorecard">
      {rubric.value ? <Sheet desk={desk} rubric={rubric.value} /> : <p class="empty">The card comes with the session.</p>}
    </section>
  );
}

function Sheet({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  const candidate = useComputed(() => desk.card.value.candidate || "Candidate");
  return (
    <>
      <h2>What you decide</h2>
      <div class="top">
        <div>
          <p class="who" dir="auto">{candidate}</p>
          <p class="faint" dir="auto">{rubric.title} · {rubric.level}</p>
        </div>
        <Running desk={desk} rubric={rubric} />
      </div>
      <div class="scroll">
        <ol>
          {rubric.dimensions.map((dimension, index) => (
            <Row key={dimension.name} desk={desk} rubric={rubric} dimension={dimension} index={index} />
          ))}
        </ol>
        <Note desk={desk} dimension="" index={-1} />
      </div>
    </>
  );
}

function Running({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  const given = useComputed(() => desk.card.value.given);
  const { value, coverage } = score(rubric, given.value);
  return (
    <p class="score" aria-label="Your weighted score so far">
      <b>{value === null ? "–" : value.toFixed(2)}</b>
      <span class="faint">{value === null ? "no rating yet" : `${Math.round(coverage)} % of weight`}</span>
    </p>
  );
}
