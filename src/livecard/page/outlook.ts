/** How the interviewer looks at the card: which sheet lies on top, and whether a glance is all there is. */
import { signal } from "@preact/signals";
import { Glance } from "./glance";
import { Player } from "./player";

export type Sheet = "card" | "checklist" | "guide";

export const SHEETS: readonly Sheet[] = ["card", "checklist", "guide"];

export class Outlook {
  readonly sheet = signal<Sheet>("card");
  /** One quiet strip in place of the whole page. */
  readonly glancing = signal(false);
  readonly glance = new Glance();
  readonly player = new Player();
  /** Whether the interviewer lets other devices in. */
  readonly shared = signal(false);
  /** Whether the code for a second device is shown. */
  readonly sharing = signal(false);

  turn(): void {
    this.sheet.value = SHEETS[(SHEETS.indexOf(this.sheet.value) + 1) % SHEETS.length] as Sheet;
  }
}
