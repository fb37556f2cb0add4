/** Where evidence is changed or marked: its words, where it is filed, and a note. */
import { Choice } from "./choice";
import type { Desk } from "./desk";
import { elsewhere, reached, stretched, type Draft } from "./draft";
import { PassageField } from "./passagefield";
import { leaveEditor } from "./reach";
import { anchorText, bandOf } from "./score";
import type { Evidence } from "./state";

const LEVELS = [1, 2, 3, 4, 5] as const;
const SIDES = [["+", "speaks for"], ["-", "speaks against"]] as const;

export function Editor({ desk }: { desk: Desk }) {
  const draft = desk.draft.value;
  const rubric = desk.card.value.rubric;
  const utterance = draft && desk.card.value.utterances[draft.utterance];
  if (!draft || !rubric || !utterance) return null;
  const change = (changes: Partial<Draft>) => (desk.draft.value = { ...draft, ...changes });
  const cancel = () => ((desk.draft.value = null), leaveEditor(desk, draft));
  const save = () => (desk.save(draft), leaveEditor(desk, draft));
  const title = draft.evidence === null ? "Mark as evidence" : "Change this evidence";
  return (
    <form
      class="editor"
      aria-label={title}
      onSubmit={(event) => (event.preventDefault(), save())}
      onKeyDown={(event) => keyed(event, { change, cancel, save })}
    >
      <h3>{title}</h3>
      <PassageField
        text={utterance.text}
        passage={draft}
        stretch={(edge, by, unit) => change(stretched(draft, utterance.text, edge, by, unit))}
        reach={(word) => change(reached(draft, word))}
        elsewhere={draft.evidence === null ? (by) => change(elsewhere(desk.card.value, draft, by)) : undefined}
      />
      <label class="field">
        <span>Dimension</span>
        <select value={draft.dimension} onChange={(event) => change({ dimension: event.currentTarget.value })}>
          {rubric.dimensions.map(({ name }) => <option key={name} value={name} dir="auto">{name}</option>)}
        </select>
      </label>
      <div class="field" role="radiogroup" aria-label="Level of the evidence">
        <span>Level</span>
        {LEVELS.map((level) => (
          <Choice key={level} name="level" checked={draft.level === level} choose={() => change({ level })}>{level}</Choice>
        ))}
      </div>
      <p class="faint anchor-said" dir="auto">{anchor(desk, draft)}</p>
      <div class="field" role="radiogroup" aria-label="For or against the candidate">
        <span>It</span>
        {SIDES.map(([polarity, label]) => (
          <Choice key={polarity} name="polarity" checked={draft.polarity === polarity} choose={() => change({ polarity })}>
            {label}
          </Choice>
        ))}
      </div>
      <textarea
        class="note"
        rows={2}
        maxLength={4000}
        dir="auto"
        aria-label="Note on this evidence"
        placeholder="Note on this evidence"
        value={draft.note}
        onInput={(event) => change({ note: event.currentTarget.value })}
      />
      <p class="judge">
        <button type="submit" class="accept">Save <kbd>Enter</kbd></button>
        <button type="button" onClick={cancel}>Cancel <kbd>Esc</kbd></button>
      </p>
    </form>
  );
}

function anchor(desk: Desk, draft: Draft): string {
  const rubric = desk.card.value.rubric;
  const dimension = rubric?.dimensions.find((one) => one.name === draft.dimension);
  return rubric && dimension ? anchorText(dimension, bandOf(rubric, draft.level)) : "";
}

interface Reactions {
  change(changes: Partial<Draft>): void;
  cancel(): void;
  save(): void;
}

/** Digits set the level and + or − the side, except while a note is written; Enter saves, Esc leaves. */
function keyed(event: KeyboardEvent, { change, cancel, save }: Reactions): void {
  const writing = event.target instanceof HTMLTextAreaElement;
  const choosing = event.target instanceof HTMLSelectElement;
  const digit = Number(event.key);
  if (event.key === "Escape") cancel();
  else if (event.key === "Enter" && (writing ? event.ctrlKey || event.metaKey : !(event.target instanceof HTMLButtonElement))) save();
  else if (!writing && !choosing && digit >= 1 && digit <= 5) change({ level: digit as Evidence["level"] });
  else if (!writing && !choosing && (event.key === "+" || event.key === "-")) change({ polarity: event.key });
  else return;
  event.preventDefault();
  event.stopPropagation();
}
