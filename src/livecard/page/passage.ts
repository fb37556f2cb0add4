/** A passage of an utterance, and its edges moved by words or sentences. Offsets count characters as Python does. */

export interface Passage {
  readonly from: number;
  readonly to: number;
}

export type Unit = "word" | "sentence";

/** Where each word lies. */
export const words = (text: string): Passage[] => matches(text, /\S+/gu);

/** Where each sentence lies: up to a mark with a blank behind it, so that 3.5 is no end. */
export const sentences = (text: string): Passage[] => matches(text, /\S.*?(?:[.?!…]+["”’)]*(?=\s|$)|$)/gsu);

function matches(text: string, pattern: RegExp): Passage[] {
  return [...text.matchAll(pattern)].map((one) => {
    const from = characters(text.slice(0, one.index));
    return { from, to: from + characters(one[0].trimEnd()) };
  });
}

/** How many characters, where a pair of surrogates is one. */
export const characters = (text: string): number => Array.from(text).length;

/** The edge goes to the next place where a unit begins or ends; the passage keeps at least a word. */
export function moved(text: string, passage: Passage, edge: "from" | "to", by: 1 | -1, unit: Unit = "word"): Passage {
  const units = unit === "word" ? words(text) : sentences(text);
  const places = units.map((one) => one[edge]);
  const place = by > 0 ? places.find((one) => one > passage[edge]) : places.findLast((one) => one < passage[edge]);
  const next = { ...passage, [edge]: place ?? passage[edge] };
  return words(text).some((one) => next.from <= one.from && one.to <= next.to) ? next : passage;
}

/** The passage whose nearer edge is brought to a word. */
export function reaching(passage: Passage, word: Passage): Passage {
  const atStart = Math.abs(word.from - passage.from) <= Math.abs(word.to - passage.to);
  return atStart ? { from: word.from, to: Math.max(passage.to, word.to) } : { from: Math.min(passage.from, word.from), to: word.to };
}

/** The whole words that a selection touches; null where it touches none. */
export function wholeWords(text: string, from: number, to: number): Passage | null {
  const touched = words(text).filter((one) => one.from < to && from < one.to);
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}
