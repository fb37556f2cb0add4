/** The provisional rating as a bar from 1 to 5: a line for where it lies, a dot for where most likely. */
import type { Rubric } from "./events";
import { bandOf } from "./score";
import type { Suggestion } from "./state";

const STEP = 24;
const LEFT = 8;
const MIDDLE = 9;

export const along = (level: number): number => LEFT + (level - 1) * STEP;

interface Props {
  readonly rubric: Rubric;
  readonly suggested: Suggestion | undefined;
  readonly given: number | null;
  /** In a blind session: the suggestion is kept back, or was until the interviewer rated this. */
  readonly blind?: Blind | undefined;
}

export interface Blind {
  /** Null while it is sealed. */
  readonly first: number | null;
}

export function Range({ rubric, suggested, given, blind }: Props) {
  const level = suggested?.level ?? null;
  return (
    <span class="range">
      <svg viewBox="0 0 112 18" width="112" height="18" aria-hidden="true" focusable="false">
        <line class="track" x1={along(1)} x2={along(5)} y1={MIDDLE} y2={MIDDLE} />
        {[1, 2, 3, 4, 5].map((tick) => (
          <line key={tick} class="track" x1={along(tick)} x2={along(tick)} y1={MIDDLE - 3} y2={MIDDLE + 3} />
        ))}
        {suggested && level !== null && (
          <line class="span" x1={along(suggested.low ?? level)} x2={along(suggested.high ?? level)} y1={MIDDLE} y2={MIDDLE} />
        )}
        {level !== null && <circle class="dot" cx={along(level)} cy={MIDDLE} r="5" />}
        {given !== null && <circle class="own" cx={along(given)} cy={MIDDLE} r="7.5" />}
      </svg>
      <span class="said">
        {blind?.first === null ? "sealed until you rate" : inWords(rubric, suggested)}
        {blind && blind.first !== null && level !== null && <b>{difference(blind.first, level)}</b>}
      </span>
    </span>
  );
}

/** How the interviewer's first rating, given without knowing the suggestion, lies to it. */
export function difference(first: number, suggested: number): string {
  if (first === suggested) return ` = your first ${first}`;
  return ` ${Math.abs(first - suggested)} ${first > suggested ? "below" : "above"} your first ${first}`;
}

/** A suggestion in a band of several levels names the band: which of them it is, a person picks. */
export function inWords(rubric: Rubric, suggested: Suggestion | undefined): string {
  const level = suggested?.level ?? null;
  if (!suggested || level === null) return "not enough evidence";
  const { low, high } = suggested;
  const band = bandOf(rubric, level);
  if (low === null || high === null) return `suggested ${band}`;
  return `suggested ${band} (${low.toFixed(1)}–${high.toFixed(1)})`;
}
