/** Well-known names covered, so that nobody is rated by where they were: the twin of Python's, held to the same cases.
    What is covered keeps its length: quotes are slices still. */
import type { Card, Utterance } from "./state";

const KNOWN_NAMES = new RegExp(
  "\\b(Google|Alphabet|Meta|Facebook|Netflix|Amazon|AWS team|Apple|Microsoft|OpenAI|Stripe|Uber" +
    "|Airbnb|McKinsey|Goldman Sachs|Stanford|MIT|Harvard|Oxford|Cambridge|Princeton|Yale|Berkeley" +
    "|Caltech|ETH|IIT|Ivy League|FAANG|MAANG)\\b",
  "g",
);

export const covered = (text: string): string => text.replace(KNOWN_NAMES, blot);

/** The card as it is read: what was said with names covered, the candidate's own among them. */
export function coveredCard(card: Card): Card {
  return { ...card, candidate: "", utterances: all(card) };
}

const LISTS = new WeakMap<Card["utterances"], Card["utterances"]>();
const LINES = new WeakMap<Utterance, Utterance>();

/** What did not change stays the same object, so that nothing is drawn in vain. */
function all({ utterances, candidate }: Card): Card["utterances"] {
  const own = ownNames(candidate);
  const known = LISTS.get(utterances) ?? utterances.map((one) => one && line(one, own));
  LISTS.set(utterances, known);
  return known;
}

function line(said: Utterance, own: RegExp | null): Utterance {
  const cover = (text: string): string => covered(own ? text.replace(own, blot) : text);
  const known = LINES.get(said) ?? { ...said, text: cover(said.text), tentative: cover(said.tentative) };
  LINES.set(said, known);
  return known;
}

/** Each part of the candidate's name by itself, as a whole word. */
function ownNames(candidate: string): RegExp | null {
  const parts = candidate.match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  return parts.length > 0 ? new RegExp(`(?<![\\p{L}\\p{M}])(${parts.join("|")})(?![\\p{L}\\p{M}])`, "giu") : null;
}

const blot = (name: string): string => "▒".repeat(Array.from(name).length);
