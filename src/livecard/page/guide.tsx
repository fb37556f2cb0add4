/** The interview guide: the rubric's questions, how far each is covered, and in a pause what to ask next. */
import { useComputed } from "@preact/signals";
import { coverage, FORM_NAMES, pausing, prompt, seen, type Prompt } from "./coverage";
import type { Desk } from "./desk";
import type { Question, Rubric } from "./events";
import { count } from "./words";

export function Guide({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  return (
    <div class="guide">
      {desk.card.value.closed === null && <Next desk={desk} rubric={rubric} />}
      <h3>Questions</h3>
      {rubric.questions.length === 0 && <p class="empty">This rubric has no questions.</p>}
      <ol>
        {rubric.questions.map((question, index) => <Asking key={index} desk={desk} question={question} index={index} />)}
      </ol>
    </div>
  );
}

/** Its place is kept while somebody speaks, so that nothing moves when it comes. */
export function Next({ desk, rubric }: { desk: Desk; rubric: Rubric }) {
  const quiet = useComputed(() => pausing(desk.card.value));
  const worth = useComputed(() => prompt(rubric, { evidence: desk.evidence.value, asked: desk.card.value.asked }));
  return (
    <div class="next" aria-live="polite">
      {quiet.value && worth.value ? <Worth worth={worth.value} /> : <p class="faint">In a pause: what is worth asking next.</p>}
    </div>
  );
}

function Worth({ worth }: { worth: Prompt }) {
  return (
    <>
      <p class="faint" dir="auto">{worth.dimension}: {inWords(worth)}</p>
      <p class="probe" dir="auto">{worth.probe}</p>
    </>
  );
}

export function inWords({ missing }: Prompt): string {
  return missing === null ? "nothing yet" : `${FORM_NAMES[missing]} is missing`;
}

function Asking({ desk, question, index }: { desk: Desk; question: Question; index: number }) {
  const asked = useComputed(() => desk.card.value.asked.includes(index));
  const numbers = useComputed(() => question.dimensions.map((name) => seen(coverage(name, desk.evidence.value))));
  const turn = () => desk.decide({ type: "QuestionMarked", question: index, asked: !desk.ahead().asked.includes(index) });
  return (
    <li class={asked.value ? "question asked" : "question"}>
      <label>
        <input type="checkbox" checked={asked.value} onChange={turn} />
        <span dir="auto">{question.text}</span>
      </label>
      <p class="faint">
        {question.dimensions.map((name, place) => (
          <span key={name} dir="auto">{name}: {quotes(numbers.value[place] ?? 0)}</span>
        ))}
      </p>
    </li>
  );
}

function quotes(number: number): string {
  return number === 0 ? "nothing yet" : count(number, "quote", "quotes");
}
