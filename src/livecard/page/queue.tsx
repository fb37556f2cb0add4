/** The suggested evidence: one lies open, the others wait as single lines. */
import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { judged, type Batch } from "./batches";
import { named } from "./bindings";
import type { Desk } from "./desk";
import { Editor } from "./editor";
import { Suggestion } from "./suggestion";
import type { Card, Evidence, Judgement } from "./state";

const FILTERS: readonly (readonly [Judgement, string])[] = [
  ["open", "To judge"],
  ["accepted", "Accepted"],
  ["dismissed", "Dismissed"],
];

const NOTHING: Record<Judgement, string> = {
  open: "Nothing waits for you.",
  accepted: "Nothing has been accepted yet.",
  dismissed: "Nothing has been dismissed.",
};

export function Queue({ desk }: { desk: Desk }) {
  const counts = useComputed(() => {
    const found = { open: 0, accepted: 0, dismissed: 0 };
    for (const one of desk.evidence.value) found[one.judgement] += 1;
    return found;
  });
  return (
    <section class="queue" aria-label="Suggested evidence">
      <h2>What it may show</h2>
      <div class="filters" role="group" aria-label="Which evidence to list">
        {FILTERS.map(([judgement, label]) => (
          <button
            type="button"
            key={judgement}
            aria-pressed={desk.shown.value === judgement}
            onClick={() => (desk.shown.value = judgement)}
          >
            {label} <span class="number">{counts.value[judgement]}</span>
          </button>
        ))}
        <Undo desk={desk} />
      </div>
      <div class="scroll">
        <Editor desk={desk} />
        {desk.listed.value.length === 0 && <p class="empty">{NOTHING[desk.shown.value]}</p>}
        <Listed desk={desk} />
      </div>
    </section>
  );
}

function Listed({ desk }: { desk: Desk }) {
  const before = useRef<readonly Batch<Evidence>[]>([]);
  const list = useComputed(() => (before.current = judged(desk.evidence.value, desk.shown.value, before.current)));
  return (
    <div role="list">
      {list.value.map((batch) => <Pieces key={batch.place} desk={desk} batch={batch} />)}
    </div>
  );
}

function Pieces({ desk, batch }: { desk: Desk; batch: Batch<Evidence> }) {
  return (
    <div class={batch.full ? "batch" : ""}>
      {batch.items.map((one) => <Suggestion key={one.id} desk={desk} evidence={one} />)}
    </div>
  );
}

function Undo({ desk }: { desk: Desk }) {
  const last = useComputed(() => inWords(desk.card.value));
  if (!last.value) return null;
  return (
    <button type="button" class="undo" title={`Undo: ${last.value}`} onClick={() => desk.undo()}>
      Undo <kbd>{named(desk.bindings.keys.value.undo)}</kbd><span class="sr">: {last.value}</span>
    </button>
  );
}

/** The last decision that stands. */
export function inWords(card: Card): string {
  const made = card.standing.at(-1)?.made;
  switch (made?.type) {
    case undefined:
      return "";
    case "EvidenceAccepted":
      return "evidence accepted";
    case "EvidenceDismissed":
      return "evidence dismissed";
    case "EvidenceMoved":
      return `evidence moved to ${made.dimension}, ${made.level}`;
    case "QuoteChanged":
      return "quote changed";
    case "EvidenceMarked":
      return "evidence marked";
    case "EvidenceNoted":
      return "note on evidence";
    case "EvidenceFlagged":
      return made.flag ? "evidence flagged" : "flag taken away";
    case "RatingGiven":
      return made.level === null ? `${made.dimension} no longer rated` : `${made.dimension} rated ${made.level}`;
    case "NoteWritten":
      return made.dimension ? `note on ${made.dimension}` : "note on the interview";
    case "ChecklistMarked":
      return `checklist: ${made.dimension}`;
    case "QuestionMarked":
      return "question asked";
    case "VerdictGiven":
      return made.step === null ? "verdict taken back" : "verdict";
    case "LevelAdvised":
      return made.level === null ? "level taken back" : `level ${made.level} recommended`;
  }
}
