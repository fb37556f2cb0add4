/** The anchors of a dimension, each with where its words come from. */
import type { Adjustment, Anchor, Dimension, Rubric } from "./events";

interface Props {
  readonly rubric: Rubric;
  readonly dimension: Dimension;
  /** The band of the interviewer's own rating. */
  readonly chosen: string | null;
}

export function Anchors({ rubric, dimension, chosen }: Props) {
  return (
    <dl class="anchors">
      {dimension.anchors.map((anchor) => (
        <div key={anchor.band} class={anchor.band === chosen ? "chosen" : ""}>
          <dt>{anchor.band}</dt>
          <dd>
            <span dir="auto">{anchor.text}</span>
            {anchor.claimed && <span class="origin" title="Talk can claim this; it cannot show it.">claimed only</span>}
            {anchor.ours && <span class="origin" title="The source has no anchor here; livecard's authors wrote it.">livecard’s own</span>}
            {anchor.adjusted && <Adjusted purpose={purpose(rubric, dimension, anchor)} base={anchor.base} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The mark opens onto the base text: by click, by Enter, and for a while by pointing at it. */
function Adjusted({ purpose, base }: { purpose: string; base: string }) {
  return (
    <details class="origin" title={`Base text: ${base}`}>
      <summary>for {purpose}</summary>
      <p dir="auto">Base text: {base}</p>
    </details>
  );
}

/** What an adjusted anchor was adjusted for: the level, the format of the interview, or both. */
export function purpose(rubric: Rubric, dimension: Dimension, anchor: Anchor): string {
  const why = rubric.adjustments.find(
    (one) => one.dimension === dimension.name && one.band === anchor.band && one.text === anchor.text && fits(one, rubric),
  );
  const named = [why?.level, why?.format].filter(Boolean);
  return named.length > 0 ? named.join(", ") : rubric.level;
}

function fits({ level, format }: Adjustment, rubric: Rubric): boolean {
  return (level === null || level === rubric.level) && (format === null || format === rubric.format);
}
