/** The suggested evidence: one lies open, the others wait as single lines. */
import { useComputed } from "@preact/signals";
import type { Desk } from "./desk";
import { Suggestion } from "./suggestion";
import type { Judgement } from "./state";

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
      </div>
      <div class="scroll">
        {desk.listed.value.length === 0 && <p class="empty">{NOTHING[desk.shown.value]}</p>}
        <ol>
          {desk.listed.value.map((one) => <Suggestion key={one.id} desk={desk} evidence={one} />)}
        </ol>
      </div>
    </section>
  );
}
