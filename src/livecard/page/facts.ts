/** What follows from the evidence that was kept, as facts beside a rating: no verdict, and no part of the average. */
import type { Dimension } from "./events";
import { quote, type Standing } from "./score";
import type { Card, Evidence } from "./state";

/** Severe red flags stand beside the average, whatever it is. */
export function redFlags(card: Card): Standing[] {
  return flagged(card.evidence, "severe").map((one) => ({ warns: true, said: `open red flag in ${one.dimension}: “${quote(card, one)}”` }));
}

/** What a rating of a dimension rests on, where that is thin. */
export function thin(card: Card, { name }: Pick<Dimension, "name">): string {
  if (card.given[name] === undefined) return "";
  const kept = card.evidence.filter((one) => one.dimension === name && one.judgement === "accepted").length;
  if (kept === 1) return "rests on a single quote";
  return kept === 0 && !card.notes[name] ? "neither quote nor note" : "";
}

export function mildFlags(evidence: readonly Evidence[], dimension: string): number {
  return flagged(evidence, "mild").filter((one) => one.dimension === dimension).length;
}

const flagged = (evidence: readonly Evidence[], flag: Evidence["flag"]): Evidence[] =>
  evidence.filter((one) => one.flag === flag && one.judgement !== "dismissed");
