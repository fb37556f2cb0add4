/** Why a rating is suggested: what carries it, and what a higher one would need. Python reasons, the page draws. */
import { useComputed } from "@preact/signals";
import type { Desk } from "./desk";
import type { Dimension, Explained } from "./events";
import { quote } from "./score";

interface Props {
  readonly desk: Desk;
  readonly dimension: Dimension;
}

export function Why({ desk, dimension }: Props) {
  const suggested = useComputed(() => desk.card.value.suggested[dimension.name]);
  const why = suggested.value?.why;
  if (!suggested.value || !why) return null;
  const { level } = suggested.value;
  return (
    <details class="whence">
      <summary>{heading(level, why.next)}</summary>
      <Carried desk={desk} why={why} level={level} />
      {why.stops.length > 0 && (
        <ul aria-label="What holds it there">{why.stops.map((one) => <li key={one.by}>{one.said}</li>)}</ul>
      )}
      {why.next && (
        <p dir="auto"><span class="label">A {why.next} asks</span> {why.anchor} <span class="faint">{further(why.more)}</span></p>
      )}
      {why.missing.length > 0 && <p><span class="label">Not shown yet</span> {why.missing.map((form) => FORMS[form]).join(" · ")}</p>}
    </details>
  );
}

function heading(level: number | null, next: string): string {
  if (level === null) return "Why there is no rating";
  return next ? `Why, and what a ${next} would need` : "Why";
}

function Carried({ desk, why, level }: { desk: Desk; why: Explained; level: number | null }) {
  const card = desk.card.value;
  const found = why.carried.flatMap((id) => card.evidence.filter((one) => one.id === id));
  if (found.length === 0) return <p class="faint">{level === null ? "" : "No single quote carries it."}</p>;
  return (
    <ul class="accepted" aria-label="Quotes that it hangs on">
      {found.map((one) => (
        <li key={one.id}>
          <button type="button" dir="auto" onClick={() => desk.choose(one)}>
            {quote(card, one)} <span class="faint">{without(why, one.id)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function without(why: Explained, id: number): string {
  const level = why.without.find((one) => one.evidence === id)?.level ?? null;
  return level === null ? "without it: no rating" : `without it: ${level}`;
}

function further(more: number | null): string {
  if (more === null) return "Three more sure quotes of it would not be enough.";
  return more === 1 ? "One more sure quote of it would do." : `${more} more sure quotes of it would do.`;
}

const FORMS: Record<Explained["missing"][number], string> = {
  behaviour: "what they did themselves",
  reasoning: "why they did it",
  artifact: "what came of it",
  level: "at what scope",
};
