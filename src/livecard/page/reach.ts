/** Moving the browser's own focus and scroll position to what a key or a click asks for. */
import type { Desk } from "./desk";
import type { Draft } from "./draft";
import type { Reach } from "./keys";

export const noteId = (dimension: number): string => `note-${dimension}`;
export const suggestionId = (evidence: number): string => `evidence-${evidence}`;
export const lineId = (utterance: number): string => `line-${utterance}`;

export const lineNumber = (line: HTMLElement): number => Number(line.id.replace("line-", ""));
export const PASSAGE = "passage";
export const SEARCH = "search";
export const NOW = "now";

/** After what has changed is drawn, which is before the next key: what is typed then must find its field. */
function soon(action: () => void): void {
  queueMicrotask(action);
}

export function showPlace(desk: Desk, utterance: number): void {
  desk.part.value = "transcript";
  soon(() => document.getElementById(lineId(utterance))?.scrollIntoView({ block: "center" }));
}

export function showSuggestion(desk: Desk): void {
  desk.part.value = "evidence";
  soon(() => {
    const evidence = desk.focused.value;
    const element = evidence && document.getElementById(suggestionId(evidence.id));
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  });
}

/** The keyboard goes back to the evidence that was changed. */
export function leaveEditor(desk: Desk, draft: Draft): void {
  if (draft.evidence !== null) showSuggestion(desk);
}

export function showEditor(): void {
  focusSoon(PASSAGE);
}

export const CLOSING = "closing";

export function showClosing(): void {
  soon(() => {
    const closing = document.getElementById(CLOSING);
    closing?.scrollIntoView({ block: "nearest" });
    closing?.focus({ preventScroll: true });
  });
}

function showTranscript(desk: Desk, focus: string): void {
  desk.part.value = "transcript";
  focusSoon(focus);
}

function focusSoon(id: string): void {
  soon(() => document.getElementById(id)?.focus());
}

function showNote(desk: Desk): void {
  const dimensions = desk.card.value.rubric?.dimensions ?? [];
  desk.part.value = "scorecard";
  soon(() => {
    const index = dimensions.findIndex((one) => one.name === desk.dimension.value);
    document.getElementById(noteId(index))?.focus();
  });
}

export function reach(desk: Desk): Reach {
  return {
    note: () => showNote(desk),
    suggestion: () => showSuggestion(desk),
    place: () => {
      const evidence = desk.focused.value;
      if (evidence) showPlace(desk, evidence.utterance);
    },
    editor: showEditor,
    find: () => showTranscript(desk, SEARCH),
    now: () => {
      desk.part.value = "transcript";
      soon(() => document.getElementById(NOW)?.click());
    },
  };
}
