/** A note field: saved when it is left, and never overwritten while somebody writes in it. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Desk } from "./desk";
import { noteId } from "./reach";
import { remarks } from "./remarks";

/** Characters; the server takes messages of 64 KiB. */
const LONGEST = 10_000;

interface Props {
  readonly desk: Desk;
  /** Empty for the note on the whole interview. */
  readonly dimension: string;
  /** The dimension's place in the rubric; -1 for the whole interview. */
  readonly index: number;
}

export function Note({ desk, dimension, index }: Props) {
  const saved = desk.card.value.notes[dimension] ?? "";
  const [draft, write] = useState<string | null>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const save = () => {
    if (latest.current !== null) desk.note(dimension, latest.current);
  };
  // The draft is kept until the note has come back as an event.
  useEffect(() => write((now) => (now === saved ? null : now)), [saved]);
  useEffect(() => {
    window.addEventListener("pagehide", save);
    return () => {
      window.removeEventListener("pagehide", save);
      save();
    };
  }, []);
  const about = dimension ? `Note on ${dimension}` : "Note on the whole interview";
  return (
    <>
      <textarea
        id={noteId(index)}
        class="note"
        rows={2}
        maxLength={LONGEST}
        dir="auto"
        aria-label={about}
        placeholder={dimension ? "Note" : about}
        value={draft ?? saved}
        onInput={(event) => write(event.currentTarget.value)}
        onBlur={save}
      />
      <Remarks note={saved} />
    </>
  );
}

/** Said of what was saved, not while somebody writes. */
function Remarks({ note }: { note: string }) {
  return (
    <div role="status">
      {remarks(note).map(({ rule, words, mend }) => (
        <p key={rule} class="remark"><b dir="auto">{words}</b>: {mend}</p>
      ))}
    </div>
  );
}
