/** The checklist for the call: a short row for each dimension, with a tick or a flag. Neither is a rating. */
import { useComputed } from "@preact/signals";
import { coverage, FORM_NAMES, FORMS, seen, type Coverage, type Form } from "./coverage";
import type { Desk } from "./desk";
import type { ChecklistMarked, Dimension } from "./events";
import { count } from "./words";

export function Checklist({ desk, dimensions }: { desk: Desk; dimensions: readonly Dimension[] }) {
  return (
    <>
      <ol class="checklist" aria-label="Checklist">
        {dimensions.map((one, index) => <Item key={one.name} desk={desk} dimension={one} index={index} />)}
      </ol>
      <p class="legend faint" aria-hidden="true">{FORMS.map((form) => `${letter(form)}: ${FORM_NAMES[form]}`).join(" · ")}</p>
    </>
  );
}

function Item({ desk, dimension, index }: { desk: Desk; dimension: Dimension; index: number }) {
  const { name } = dimension;
  const covered = useComputed(() => coverage(name, desk.evidence.value));
  const marked = useComputed(() => desk.card.value.marks[name] ?? null);
  const open = desk.dimension.value === name;
  return (
    <li class={open ? "item open" : "item"}>
      <kbd aria-hidden="true">{index + 1}</kbd>
      <Mark desk={desk} name={name} marked={marked.value} mark="tick" sign="✓" />
      <Mark desk={desk} name={name} marked={marked.value} mark="flag" sign="⚑" />
      <p class="what">
        <b dir="auto">{name}</b> <span class="faint" dir="auto">{dimension.checklist || dimension.tests}</span>
      </p>
      <Forms covered={covered.value} />
    </li>
  );
}

interface MarkProps {
  readonly desk: Desk;
  readonly name: string;
  readonly marked: ChecklistMarked["mark"];
  readonly mark: "tick" | "flag";
  readonly sign: string;
}

function Mark({ desk, name, marked, mark, sign }: MarkProps) {
  return (
    <button
      type="button"
      class={`mark ${mark}`}
      aria-pressed={marked === mark}
      aria-label={`${mark === "tick" ? "Tick" : "Flag"} ${name}`}
      onClick={() => toggleMark(desk, name, mark)}
    >
      {sign}
    </button>
  );
}

/** Set where it is not, taken away where it is. */
export function toggleMark(desk: Desk, dimension: string, mark: "tick" | "flag"): void {
  const now = desk.ahead().marks[dimension] ?? null;
  desk.decide({ type: "ChecklistMarked", dimension, mark: now === mark ? null : mark });
}

/** The four forms of complete evidence as letters: boxed where something shows them, dotted where nothing does. */
export function Forms({ covered }: { covered: Coverage }) {
  const number = seen(covered);
  if (number === 0) return <p class="forms none">nothing yet</p>;
  return (
    <p class="forms">
      <span class="number">{count(number, "quote", "quotes")}</span>
      {FORMS.map((form) => (
        <span key={form} class={covered.shown.has(form) ? "form shown" : "form"} title={FORM_NAMES[form]}>
          <span aria-hidden="true">{letter(form)}</span>
          <span class="sr">{`${FORM_NAMES[form]}: ${covered.shown.has(form) ? "shown" : "missing"}`}</span>
        </span>
      ))}
    </p>
  );
}

const letter = (form: Form): string => form.slice(0, 1).toUpperCase();
