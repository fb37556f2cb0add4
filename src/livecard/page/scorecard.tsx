/** The scorecard: the running score with what it covers, and a row for each dimension. */
import { useComputed } from "@preact/signals";
import { Checklist } from "./checklist";
import type { Desk } from "./desk";
import { Row } from "./dimension";
import type { Rubric } from "./events";
import { redFlags } from "./facts";
import { Guide } from "./guide";
import { Note } from "./note";
import { average, standing } from "./score";
import { Sheets } from "./sheets";
import { Closing } from "./verdict";

export function Scorecard({ desk }: { desk: Desk }) {
  const rubric = useComputed(() => desk.card.value.rubric);
  return (
    <section class="scorecard" aria-label="Scorecard">
      {rubric.value ? <Sheet desk={desk} rubric={rubric.value} /> : <p class="empty">The card comes with the session.</p>}
    </section>
  );
}

function Sheet({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  return (
    <>
      <h2>What you decide</h2>
      <Sheets desk={desk} />
      <Chosen desk={desk} rubric={rubric} />
    </>
  );
}

function Chosen({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  switch (desk.outlook.sheet.value) {
    case "card":
      return <CardSheet desk={desk} rubric={rubric} />;
    case "checklist":
      return <div class="scroll"><Checklist desk={desk} dimensions={rubric.dimensions} /></div>;
    case "guide":
      return <div class="scroll"><Guide desk={desk} rubric={rubric} /></div>;
  }
}

function CardSheet({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  const candidate = useComputed(() => desk.card.value.candidate || "Candidate");
  return (
    <>
      <div class="top">
        <div>
          <p class="who" dir="auto">{candidate}</p>
          <p class="faint" dir="auto">{rubric.title} · {rubric.level}</p>
        </div>
        <Running desk={desk} rubric={rubric} />
      </div>
      <Beside desk={desk} rubric={rubric} />
      <div class="scroll">
        <ol>
          {rubric.dimensions.map((dimension, index) => (
            <Row key={dimension.name} desk={desk} rubric={rubric} dimension={dimension} index={index} />
          ))}
        </ol>
        <Note desk={desk} dimension="" index={-1} />
        <Closing desk={desk} rubric={rubric} />
      </div>
    </>
  );
}

function Running({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  const given = useComputed(() => desk.card.value.given);
  const { value } = average(rubric.dimensions, given.value);
  return (
    <p class="score" aria-label="Your weighted average so far">
      <b>{value === null ? "–" : value.toFixed(2)}</b>
      <span class="faint">{value === null ? "no rating yet" : "weighted average"}</span>
    </p>
  );
}

/** Facts that stand beside the average and never change it. */
function Beside({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  const given = useComputed(() => desk.card.value.given);
  const flags = useComputed(() => redFlags(desk.card.value).map((one) => one.said).join("\n"));
  const facts = [...(flags.value ? redFlags(desk.card.peek()) : []), ...standing(rubric, given.value)];
  if (facts.length === 0) return null;
  return (
    <ul class="beside" aria-label="Beside the average">
      {facts.map(({ said, warns }) => <li key={said} class={warns ? "warn" : ""} dir="auto">{said}</li>)}
    </ul>
  );
}
