/** The keyboard: one key for each thing that is done often, none while typing. */
import type { Desk } from "./desk";

export const SHEET: readonly (readonly [string, string])[] = [
  ["A", "accept the suggestion"],
  ["X", "dismiss the suggestion"],
  ["J  K", "next, previous suggestion"],
  ["T", "show its place in the transcript"],
  ["G, then a digit", "go to that dimension"],
  ["1 – 5", "rate the open dimension"],
  ["0", "take the rating back"],
  ["N", "write a note; Esc leaves it"],
  ["?", "show or hide these keys"],
];

/** What a key press needs of the world besides the desk. */
export interface Reach {
  note(): void;
  suggestion(): void;
  place(): void;
}

export class Keys {
  private going = false;

  constructor(private readonly desk: Desk, private readonly reach: Reach) {}

  /** Whether the key meant something. */
  press(key: string): boolean {
    const going = this.going;
    this.going = false;
    if (/^[0-9]$/.test(key)) return going ? this.goTo(Number(key)) : this.rate(Number(key));
    switch (key.toLowerCase()) {
      case "a":
      case "x":
        return this.judge(key.toLowerCase());
      case "j":
        return this.step(1);
      case "k":
        return this.step(-1);
      case "t":
        return this.reach.place(), true;
      case "g":
        return (this.going = true);
      case "n":
        return this.reach.note(), true;
      case "?":
        return (this.desk.help.value = !this.desk.help.value), true;
      case "escape":
        return this.escape();
      default:
        return false;
    }
  }

  private judge(key: string): boolean {
    const evidence = this.desk.focused.value;
    if (!evidence) return false;
    if (key === "a" && evidence.judgement !== "accepted") this.desk.accept(evidence);
    if (key === "x" && evidence.judgement !== "dismissed") this.desk.dismiss(evidence);
    return true;
  }

  private step(by: 1 | -1): boolean {
    this.desk.step(by);
    this.reach.suggestion();
    return true;
  }

  private goTo(digit: number): boolean {
    const dimension = this.desk.card.value.rubric?.dimensions[digit - 1];
    if (!dimension) return false;
    this.desk.dimension.value = dimension.name;
    this.desk.part.value = "scorecard";
    return true;
  }

  private rate(digit: number): boolean {
    const dimension = this.desk.dimension.value;
    if (dimension === null || digit > 5) return false;
    this.desk.rate(dimension, digit === 0 ? null : (digit as 1 | 2 | 3 | 4 | 5));
    return true;
  }

  private escape(): boolean {
    const shown = this.desk.help.value;
    this.desk.help.value = false;
    return shown;
  }
}

export function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

/** Listens on the whole page. */
export function listen(desk: Desk, reach: Reach): void {
  const keys = new Keys(desk, reach);
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) {
      if (event.key === "Escape") (event.target as HTMLElement).blur();
      return;
    }
    if (keys.press(event.key)) event.preventDefault();
  });
}
