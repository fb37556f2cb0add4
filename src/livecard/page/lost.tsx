/** Where sound is missing from the transcript: how much, whose, and why. */
import type { Desk } from "./desk";
import type { Gap } from "./gaps";
import { speakerName } from "./words";

/** Sound that nobody heard, where it is missing. */
export function Lost({ desk, gap }: { desk: Desk; gap: Gap | undefined }) {
  return gap ? <p class="gap" dir="auto"><Missing gap={gap} desk={desk} /></p> : null;
}

function Missing({ gap, desk }: { gap: Gap; desk: Desk }) {
  const who = gap.speakers.map((one) => speakerName(one, desk.read().candidate)).join(", ");
  return <>{gap.seconds.toFixed(1)} s of sound missing (<bdi>{who}</bdi>): <bdi>{gap.reasons.join(", ")}</bdi></>;
}
