/** What a piece of evidence is made of: whose doing, whether asked for, and which of four forms it shows. */
import type { Evidence } from "./state";
import { flagName } from "./words";

type Form = Evidence["shows"][number];

const FORMS: readonly (readonly [Form, string, string])[] = [
  ["behaviour", "behaviour", "what was done"],
  ["reasoning", "reasoning", "why it was done"],
  ["artifact", "artifact", "what came of it"],
  ["level", "level signal", "at what scope"],
];

const OWNERS: Record<Evidence["owner"], readonly [string, string]> = {
  I: ["I", "the candidate’s own doing"],
  we: ["we", "a team’s doing: ask for the candidate’s part"],
  they: ["they", "the doing of others"],
  "": ["", ""],
};

const DOINGS: Record<Evidence["doing"], string> = { did: "", would: "imagined", heard: "from others", "": "" };

/** Whole: every form by name, with a sign for there or missing. Otherwise how many there are. */
export function Badges({ evidence, whole }: { evidence: Evidence; whole: boolean }) {
  const { owner, doing, prompted, shows } = evidence;
  // Marks of the interviewer's own, and evidence from before forms were told, say nothing of them.
  if (evidence.id < 0 || (owner === "" && shows.length === 0)) return null;
  const [said, meaning] = OWNERS[owner];
  return (
    <p class="badges">
      {said && <span class="badge" title={meaning}>“{said}”</span>}
      {DOINGS[doing] && <span class="badge">{DOINGS[doing]}</span>}
      <span class="badge" title={prompted ? "The interviewer had named it before" : "Nobody had named it before"}>
        {prompted ? "prompted" : "unprompted"}
      </span>
      {whole ? <Forms shows={shows} /> : <span class="badge">{shows.length} of 4 forms</span>}
    </p>
  );
}

function Forms({ shows }: { shows: readonly Form[] }) {
  return (
    <>
      {FORMS.map(([form, name, meaning]) => {
        const there = shows.includes(form);
        return (
          <span key={form} class={there ? "shown there" : "shown missing"} title={meaning}>
            <span aria-hidden="true">{there ? "✓" : "–"}</span> {name}<span class="sr">{there ? "" : " is missing"}</span>
          </span>
        );
      })}
    </>
  );
}

export function Flagged({ flag }: { flag: Evidence["flag"] }) {
  return flag && <p class={`flagged ${flag}`}><span aria-hidden="true">⚑</span> {flagName(flag)}</p>;
}
