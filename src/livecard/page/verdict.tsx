/** The interviewer's own verdict, once the interview is over, and the level they recommend. Nothing is suggested here. */
import { hireScale, labelOf, recency, type Step } from "./closing";
import type { Desk } from "./desk";
import type { LevelAdvised, Rubric } from "./events";
import { Remarks } from "./note";
import { moveFocus } from "./rating";
import { CLOSING } from "./reach";
import { Submitting } from "./submitting";
import { Written } from "./written";

export function Closing({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  const card = desk.card.value;
  if (card.closed === null) return null;
  const quarters = recency(card);
  return (
    <section class="closing" id={CLOSING} aria-label="Verdict" tabIndex={-1}>
      <Verdict desk={desk} rubric={rubric} />
      {card.verdict && <Advice desk={desk} rubric={rubric} />}
      {quarters && <p class={quarters.warns ? "told warn" : "told"}>Accepted {quarters.said}</p>}
      <Submitting desk={desk} />
    </section>
  );
}

function Verdict({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  const { verdict, submitted } = desk.card.value;
  const give = (step: Step | null, reason = desk.ahead().verdict?.reason ?? "") => {
    const now = desk.ahead().verdict;
    if (step !== (now?.step ?? null) || reason !== (now?.reason ?? "")) desk.decide({ type: "VerdictGiven", step, reason });
  };
  return (
    <>
      <h3 id="verdict">
        Your verdict
        {verdict && !submitted && <button type="button" class="quiet" onClick={() => give(null, "")}>take back</button>}
      </h3>
      <div class="hire" role="radiogroup" aria-labelledby="verdict" onKeyDown={moveFocus}>
        {hireScale(rubric).map(({ step, label }) => (
          <button
            type="button"
            role="radio"
            key={step}
            dir="auto"
            aria-checked={verdict?.step === step}
            disabled={submitted}
            tabIndex={(verdict?.step ?? 1) === step ? 0 : -1}
            onClick={() => give(step)}
          >
            {label}
          </button>
        ))}
      </div>
      {verdict && (
        <>
          <p class="told">{hireScale(rubric).find((one) => one.step === verdict.step)?.meaning}</p>
          <Written
            id="reason"
            about={`Why ${labelOf(rubric, verdict)}`}
            placeholder={`Why: what did they do or say that shows where they stand, for ${rubric.level}?`}
            saved={verdict.reason}
            locked={submitted}
            save={(text) => give(desk.ahead().verdict?.step ?? verdict.step, text)}
          />
          <Remarks note={verdict.reason} />
        </>
      )}
    </>
  );
}

const LEVELS = ["Junior", "Mid", "Senior", "Staff"] as const;

/** Apart from the verdict: somebody may be right for another level than the one that was asked for. */
function Advice({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  const { advised, submitted } = desk.card.value;
  const give = (level: LevelAdvised["level"], reason = desk.ahead().advised?.reason ?? "") => {
    const now = desk.ahead().advised;
    if (level !== (now?.level ?? null) || reason !== (now?.reason ?? "")) desk.decide({ type: "LevelAdvised", level, reason });
  };
  return (
    <>
      <label class="field">
        <span>Level</span>
        <select
          value={advised?.level ?? ""}
          disabled={submitted}
          onChange={(event) => give(LEVELS.find((one) => one === event.currentTarget.value) ?? null)}
        >
          <option value="">no advice: interviewed for {rubric.level}</option>
          {LEVELS.map((one) => <option key={one} value={one}>{one}</option>)}
        </select>
      </label>
      {advised && (
        <Written
          id="level-reason"
          about={`Why ${advised.level}`}
          placeholder="What showed it"
          saved={advised.reason}
          locked={submitted}
          save={(text) => give(desk.ahead().advised?.level ?? advised.level, text)}
        />
      )}
    </>
  );
}
