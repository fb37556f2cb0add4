/** Words of the candidate that are selected in the transcript, by mouse, touch or keys, and the offer to mark them. */
import { useEffect } from "preact/hooks";
import { named } from "./bindings";
import type { Desk, Selected } from "./desk";
import { characters, wholeWords } from "./passage";
import { lineNumber, showEditor } from "./reach";

export function SelectedWords({ desk }: { desk: Desk }) {
  useEffect(() => {
    const look = () => (desk.selected.value = selected(desk));
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
  const offered = desk.selected.value !== null && desk.draft.value === null;
  // The button must not take the selection away before it is clicked.
  return (
    <button
      type="button"
      class="jump mark-selected"
      hidden={!offered}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => desk.mark() && showEditor()}
    >
      Mark as evidence <kbd>{named(desk.bindings.keys.value.mark)}</kbd>
    </button>
  );
}

/** Null where nothing is selected, more than one line is, or the words are not the candidate's. */
export function selected(desk: Desk): Selected | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const line = lineOf(range.startContainer);
  const utterance = line && desk.card.peek().utterances[lineNumber(line)];
  const text = line?.querySelector("p");
  if (!utterance || !text || !utterance.finished || utterance.speaker !== "candidate") return null;
  const start = before(text, range.startContainer, range.startOffset);
  const end = text.contains(range.endContainer) ? before(text, range.endContainer, range.endOffset) : characters(utterance.text);
  const passage = wholeWords(utterance.text, start, end);
  return passage && { utterance: utterance.id, passage };
}

function lineOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>(".line") ?? null;
}

/** Characters of the text that come before a point in it. */
function before(text: Element, node: Node, offset: number): number {
  if (!text.contains(node)) return 0;
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, offset);
  return characters(range.toString());
}
