/** The words of an utterance with the passage among them; its edges move by keys, clicks and touch. */
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { slice } from "./score";
import { words, type Passage, type Unit } from "./passage";
import { PASSAGE } from "./reach";

interface Props {
  readonly text: string;
  readonly passage: Passage;
  stretch(edge: "from" | "to", by: 1 | -1, unit: Unit): void;
  reach(word: Passage): void;
  /** To what was said before or after; absent where the passage belongs to its utterance. */
  readonly elsewhere: ((by: 1 | -1) => void) | undefined;
}

export function PassageField(props: Props) {
  const { text, passage, stretch, reach, elsewhere } = props;
  const field = useRef<HTMLParagraphElement>(null);
  // Before the next key is pressed: it is meant for the editor already.
  useLayoutEffect(() => begin(field.current), []);
  return (
    <div class="passage">
      <p
        id={PASSAGE}
        ref={field}
        class="words"
        tabIndex={0}
        role="group"
        dir="auto"
        aria-label={`Quote: ${slice(text, passage.from, passage.to)}`}
        aria-describedby="passage-keys"
        onKeyDown={(event) => arrows(event, props)}
      >
        {words(text).map((word) => (
          <span
            key={word.from}
            class={word.from < passage.to && passage.from < word.to ? "in" : ""}
            onClick={() => reach(word)}
          >
            {slice(text, word.from, word.to)}{" "}
          </span>
        ))}
      </p>
      <p class="stretch">
        <Step label="Start earlier" go={() => stretch("from", -1, "word")}>⇤ start</Step>
        <Step label="Start later" go={() => stretch("from", 1, "word")}>start ⇥</Step>
        <Step label="End earlier" go={() => stretch("to", -1, "word")}>⇤ end</Step>
        <Step label="End later" go={() => stretch("to", 1, "word")}>end ⇥</Step>
        {elsewhere && <Step label="What was said before" go={() => elsewhere(-1)}>↑</Step>}
        {elsewhere && <Step label="What was said after" go={() => elsewhere(1)}>↓</Step>}
      </p>
      <p class="faint" id="passage-keys">
        <kbd>←</kbd> <kbd>→</kbd> move the end by a word, with <kbd>Shift</kbd> the start, with <kbd>Ctrl</kbd> by a sentence
        {elsewhere && <>; <kbd>↑</kbd> <kbd>↓</kbd> go to what was said before and after</>}. Or click a word.
      </p>
    </div>
  );
}

/** The keyboard is in the field, and the passage in sight, however much was said before it. */
function begin(field: HTMLElement | null): void {
  field?.focus();
  const first = field?.querySelector<HTMLElement>(".in");
  if (field && first) field.scrollTop = first.offsetTop - field.offsetTop - 8;
}

function Step({ label, go, children }: { label: string; go(): void; children: JSX.Element | string }) {
  return <button type="button" aria-label={label} title={label} onClick={go}>{children}</button>;
}

function arrows(event: KeyboardEvent, { stretch, elsewhere }: Props): void {
  const along = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as 1 | -1 | undefined;
  const across = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
  const unit = event.ctrlKey || event.metaKey ? "sentence" : "word";
  if (along) stretch(event.shiftKey ? "from" : "to", along, unit);
  else if (across && elsewhere) elsewhere(across);
  else return;
  event.preventDefault();
}
