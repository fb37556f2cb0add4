/** The keyboard: one key for each thing that is done often, none while typing. */
import type { Action } from "./bindings";
import { toggleMark } from "./checklist";
import type { Desk } from "./desk";
import { turned } from "./soundcheck";

/** What a key press needs of the world besides the desk. */
export interface Reach {
  note(): void;
  suggestion(): void;
  place(): void;
  editor(): void;
  find(): void;
  now(): void;
}

type Doing = () => boolean;

export class Keys {
  private going = false;
  private readonly doing: Readonly<Record<Action, Doing>>;

  constructor(private readonly desk: Desk, reach: Reach) {
    this.doing = doings(desk, reach, () => (this.going = true));
  }

  /** Whether the key meant something. */
  press(key: string): boolean {
    const going = this.going;
    this.going = false;
    if (/^[0-9]$/.test(key)) return going ? this.goTo(Number(key)) : this.rate(Number(key));
    if (key === "Escape") return this.escape();
    const action = this.desk.bindings.action(key === "=" ? "+" : key);
    return action ? this.doing[action]() : false;
  }

  /** As everywhere: Ctrl+Z undoes, Ctrl+F searches; in the search field itself Ctrl+F is the browser's. */
  control(key: string): boolean {
    if (key.toLowerCase() === "z") return this.doing.undo();
    return key.toLowerCase() === "f" && this.doing.find();
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
    const { help, draft, outlook } = this.desk;
    const shown = help.value || draft.value !== null || outlook.sharing.value;
    help.value = outlook.sharing.value = false;
    draft.value = null;
    return shown;
  }
}

function doings(desk: Desk, reach: Reach, go: () => void): Readonly<Record<Action, Doing>> {
  const done = (action: () => void) => () => (action(), true);
  const onFocused = (action: (evidence: NonNullable<typeof desk.focused.value>) => void) => () => {
    if (desk.focused.value) action(desk.focused.value);
    return desk.focused.value !== undefined;
  };
  const onOpen = (action: (dimension: string) => void) => () => {
    if (desk.dimension.value !== null) action(desk.dimension.value);
    return desk.dimension.value !== null;
  };
  const step = (by: 1 | -1) => done(() => (desk.step(by), reach.suggestion()));
  return {
    accept: onFocused((one) => desk.accept(one)),
    dismiss: onFocused((one) => desk.dismiss(one)),
    edit: onFocused((one) => (desk.edit(one), reach.editor())),
    raise: onFocused((one) => desk.shift(one, 1)),
    lower: onFocused((one) => desk.shift(one, -1)),
    flag: onFocused((one) => desk.flagNext(one)),
    next: step(1),
    previous: step(-1),
    place: done(() => reach.place()),
    mark: done(() => desk.mark() && reach.editor()),
    undo: () => desk.undo(),
    go: done(go),
    sheet: done(() => (desk.outlook.turn(), (desk.part.value = "scorecard"))),
    tick: onOpen((name) => toggleMark(desk, name, "tick")),
    doubt: onOpen((name) => toggleMark(desk, name, "flag")),
    glance: done(() => (desk.outlook.glancing.value = !desk.outlook.glancing.value)),
    cover: done(() => desk.cover()),
    speaker: () => turnTo(desk),
    play: onFocused((one) => desk.play(one)),
    note: done(() => reach.note()),
    find: done(() => reach.find()),
    now: done(() => reach.now()),
    help: done(() => (desk.help.value = !desk.help.value)),
  };
}

/** Whether there is one microphone for two, and sound that is still taken. */
function turnTo(desk: Desk): boolean {
  const { check, closed } = desk.card.value;
  const wish = closed === null ? turned(check) : null;
  if (wish) desk.decide({ type: "SoundAsked", wish });
  return wish !== null;
}

export function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select, [contenteditable], .editor, .editor *, .binding");
}

/** Listens on the whole page. */
export function listen(desk: Desk, reach: Reach): void {
  const keys = new Keys(desk, reach);
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey) return;
    if (typing(event.target)) {
      if (event.key === "Escape") (event.target as HTMLElement).blur();
      return;
    }
    const meant = event.ctrlKey || event.metaKey ? keys.control(event.key) : keys.press(event.key);
    if (meant) event.preventDefault();
  });
}
