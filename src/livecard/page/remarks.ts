/** What is wrong with a note, and what to write instead: the twin of Python's `rules.notes`, held to tests/golden/notes.json. */

export interface Remark {
  readonly rule: string;
  readonly words: string;
  readonly mend: string;
}

const CULTURE_FIT = /\bcultur(?:e|al)[\s-]+fit\b|\bvibes?\b/i;
const POTENTIAL = /\b(high|great|huge|real|lots? of)\s+potential\b/i;
const IMPRESSION = new RegExp(
  "\\b(smart|clever|bright|brilliant|impressive|(not |un)?impressed|liked? (him|her|them)" +
    "|(nice|great|good|lovely) (conversation|chat|talk|guy|person|vibe)" +
    "|gut( (says|said|tells))?\\b|feel(s|ing)?\\b" +
    "|seem(s|ed)\\b|felt\\b|charming|confident|nervous|passionate|enthusiastic|good energy" +
    "|would (enjoy|like) working with|attitude|personality)",
  "i",
);
const ACT = new RegExp(
  "\\b(said|says|asked|asks|explained|described|named|told|showed|wrote|built|drew|chose|chooses" +
    "|rejected|handled|handles|compared|measured|tested|admitted|proposed|walked|listed|owned" +
    "|decided|reviewed|led|fixed|found|could not|did not|missed|ignored|because|answered" +
    "|counted|reduced|moved|split|defined|gave|brought|mentioned|quoted)\\b",
  "i",
);
const QUOTE = /[“"][^”"]{8,}[”"]/;
const INSTEAD_OF_CULTURE_FIT = [
  "Tell me about a disagreement with somebody on your team: how did it end?",
  "What do you do with feedback on your work?",
  "What is good collaboration for you?",
];

/** An impression is fine once an example stands beside it. */
export function remarks(note: string): Remark[] {
  return [...blocked(note), ...impressions(note)];
}

function blocked(note: string): Remark[] {
  const [fit, potential] = [CULTURE_FIT.exec(note)?.[0], POTENTIAL.exec(note)?.[0]];
  const mend = `write on values alignment, from answers to: ${INSTEAD_OF_CULTURE_FIT.join(" / ")}`;
  return [
    ...(fit ? [{ rule: "R104", words: fit, mend }] : []),
    ...(potential && !QUOTE.test(note)
      ? [{ rule: "R130", words: potential, mend: "quote what is there today; count on a year of growth and no more" }]
      : []),
  ];
}

function impressions(note: string): Remark[] {
  const words = IMPRESSION.exec(note)?.[0];
  if (!words || QUOTE.test(note) || ACT.test(note.replaceAll(words, ""))) return [];
  const rule = words.toLowerCase().includes("impressed") ? "R114" : "R050";
  return [{ rule, words, mend: "say what the candidate did or said, best in quotation marks" }];
}
