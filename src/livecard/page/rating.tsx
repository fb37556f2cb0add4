/** The interviewer's own rating: five buttons, each with the anchor that it stands for. */
import { useState } from "preact/hooks";
import type { Desk } from "./desk";
import type { Dimension, Rubric } from "./events";
import { anchorText, bandOf } from "./score";

interface Props {
  readonly desk: Desk;
  readonly rubric: Rubric;
  readonly dimension: Dimension;
  readonly given: number | null;
}

const LEVELS = [1, 2, 3, 4, 5] as const;

export function Rating({ desk, rubric, dimension, given }: Props) {
  const [peeked, peek] = useState<number | null>(null);
  const anchor = (level: number) => anchorText(dimension, bandOf(rubric, level));
  return (
    <div class="rating" onMouseLeave={() => peek(null)}>
      <div role="radiogroup" aria-label={`Your rating of ${dimension.name}`} onKeyDown={moveFocus}>
        {LEVELS.map((level) => (
          <button
            type="button"
            role="radio"
            key={level}
            aria-checked={given === level}
            aria-label={`${level}: ${anchor(level)}`}
            tabIndex={(given ?? 1) === level ? 0 : -1}
            onClick={() => desk.rate(dimension.name, level)}
            onMouseEnter={() => peek(level)}
            onFocus={() => peek(level)}
            onBlur={() => peek(null)}
          >
            {level}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="clear"
        disabled={given === null}
        aria-label={`Take back your rating of ${dimension.name}`}
        onClick={() => desk.rate(dimension.name, null)}
      >
        ×
      </button>
      {peeked !== null && (
        <p class="tip" aria-hidden="true" dir="auto">
          <b>{bandOf(rubric, peeked)}</b> {anchor(peeked)}
        </p>
      )}
    </div>
  );
}

/** Arrows move among them; only Space, Enter or a click rates, so that passing by changes nothing. */
export function moveFocus(event: KeyboardEvent): void {
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
  const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (by === undefined || index < 0) return;
  event.preventDefault();
  buttons[(index + by + buttons.length) % buttons.length]?.focus();
}
