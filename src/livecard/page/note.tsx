/** The note on a dimension or on the whole interview, and what to mend in it. */
import type { Desk } from "./desk";
import { noteId } from "./reach";
import { remarks } from "./remarks";
import { Written } from "./written";

interface Props {
  readonly desk: Desk;
  /** Empty for the note on the whole interview. */
  readonly dimension: string;
  /** The dimension's place in the rubric; -1 for the whole interview. */
  readonly index: number;
}

export function Note({ desk, dimension, index }: Props) {
  const saved = desk.card.value.notes[dimension] ?? "";
  const about = dimension ? `Note on ${dimension}` : "Note on the whole interview";
  return (
    <>
      <Written
        id={noteId(index)}
        about={about}
        placeholder={dimension ? "Note" : about}
        saved={saved}
        locked={desk.card.value.submitted}
        save={(text) => desk.note(dimension, text)}
      />
      <Remarks note={saved} />
    </>
  );
}

/** Said of what was saved, not while somebody writes. */
export function Remarks({ note }: { note: string }) {
  return (
    <div role="status">
      {remarks(note).map(({ rule, words, mend }) => (
        <p key={rule} class="remark"><b dir="auto">{words}</b>: {mend}</p>
      ))}
    </div>
  );
}
