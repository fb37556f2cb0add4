/** How the interviewer looks at the card: which sheet lies on top, and whether a glance is all there is. */
import { signal } from "@preact/signals";
import type { Entry } from "./events";
import { Glance } from "./glance";
import { Player } from "./player";

export type Sheet = "card" | "checklist" | "guide";

export const SHEETS: readonly Sheet[] = ["card", "checklist", "guide"];

export interface Times {
  readonly ended: number | null;
  readonly submitted: number | null;
}

export class Outlook {
  readonly sheet = signal<Sheet>("card");
  /** One quiet strip in place of the whole page. */
  readonly glancing = signal(false);
  readonly glance = new Glance();
  readonly player = new Player();
  /** When the interview ended and the card was submitted, ms as of `Date`; null while they have not. */
  readonly times = signal<Times>({ ended: null, submitted: null });
  /** Well-known names, and the candidate's own, are covered. */
  readonly covering = signal(false);
  /** Whether the interviewer lets other devices in. */
  readonly shared = signal(false);
  /** Whether the code for a second device is shown. */
  readonly sharing = signal(false);

  /** Only the log knows when something happened. */
  clock({ at, event }: Entry): void {
    if (event.type === "SessionClosed") this.times.value = { ...this.times.value, ended: Date.parse(at) };
    if (event.type === "CardSubmitted") this.times.value = { ...this.times.value, submitted: Date.parse(at) };
  }

  turn(): void {
    this.sheet.value = SHEETS[(SHEETS.indexOf(this.sheet.value) + 1) % SHEETS.length] as Sheet;
  }
}
