/** Where a text occurs in what was said, and how a browser marks it without touching the lines. */
import { inOrder } from "./score";
import type { Utterance } from "./state";

export interface Hit {
  readonly utterance: number;
  /** Offsets as the browser counts them. */
  readonly from: number;
  readonly to: number;
}

const NOWHERE: Hit[] = [];

/** In the order of speaking, whatever the case. Words that are still unsettled are not searched. */
export function hits(utterances: readonly (Utterance | undefined)[], wanted: string): Hit[] {
  const text = wanted.trim();
  if (text === "") return NOWHERE;
  const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+"), "giu");
  return inOrder(utterances)
    .filter((one) => one.finished)
    .flatMap(({ id, text }) => [...text.matchAll(pattern)].map((one) => ({ utterance: id, from: one.index, to: one.index + one[0].length })));
}

/** The stretch of a line's text as a range of the page; null where the line has changed. */
export function range(line: Element, from: number, to: number): Range | null {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const found = document.createRange();
  let begun = false;
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (!begun && from < at + length) {
      found.setStart(node, from - at);
      begun = true;
    }
    if (begun && to <= at + length) {
      found.setEnd(node, to - at);
      return found;
    }
    at += length;
  }
  return null;
}

/** Marks ranges by the browser's own highlights, where it has them; the count beside the field is there anyway. */
export function highlight(name: string, ranges: readonly Range[]): void {
  if (typeof CSS === "undefined" || !("highlights" in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
