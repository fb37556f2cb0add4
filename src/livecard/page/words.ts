/** Numbers as an interviewer reads them. */

export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

export type Belief = "strong" | "likely" | "check";

/** Three words in place of a percentage: nobody can act on the difference between 71 % and 74 %. */
export function belief(confidence: number): Belief {
  if (confidence >= 0.75) return "strong";
  return confidence >= 0.5 ? "likely" : "check";
}

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

export function signed(polarity: "+" | "-"): string {
  return polarity === "+" ? "+" : "−";
}

export function speakerName(speaker: string, candidate: string): string {
  if (speaker === "candidate") return candidate || "Candidate";
  return speaker === "interviewer" ? "Interviewer" : "Speaker unknown";
}

const FLAG_NAMES = { return: "look again", mild: "mild red flag", severe: "severe red flag" } as const;

export function flagName(flag: keyof typeof FLAG_NAMES): string {
  return FLAG_NAMES[flag];
}
