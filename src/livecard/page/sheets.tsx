/** The sheets that lie on one another: the card to rate on, the checklist and the guide for the call itself. */
import { useComputed } from "@preact/signals";
import { minutesLeft } from "./coverage";
import type { Desk } from "./desk";
import { SHEETS, type Sheet } from "./outlook";
import { showClosing } from "./reach";
import { HalfHour } from "./submitting";

const NAMES: Readonly<Record<Sheet, string>> = { card: "Card", checklist: "Checklist", guide: "Guide" };

export function Sheets({ desk }: { desk: Desk }) {
  const { sheet } = desk.outlook;
  return (
    <div class="filters" role="group" aria-label="Which sheet to show">
      {SHEETS.map((one) => (
        <button type="button" key={one} aria-pressed={sheet.value === one} onClick={() => (sheet.value = one)}>
          {NAMES[one]}
        </button>
      ))}
      <TimeLeft desk={desk} />
      <HalfHour desk={desk} go={() => ((sheet.value = "card"), showClosing())} />
    </div>
  );
}

export function TimeLeft({ desk }: { desk: Desk }) {
  const minutes = useComputed(() => minutesLeft(desk.card.value)).value;
  if (minutes === null) return null;
  return <span class={minutes < 0 ? "left over" : "left"}>{timeLeft(minutes)}</span>;
}

export function timeLeft(minutes: number): string {
  return minutes < 0 ? `${-minutes} min over time` : `${minutes} min left`;
}
