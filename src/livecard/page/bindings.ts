/** Which key does what: the interviewer's own choice, remembered in this browser. */
import { signal } from "@preact/signals";

interface Described {
  readonly key: string;
  readonly what: string;
}

/** In the order of the sheet of keys. Digits rate, Enter and Esc do what they always do: those stay. */
export const ACTIONS = {
  accept: { key: "a", what: "accept the suggestion" },
  dismiss: { key: "x", what: "dismiss it" },
  edit: { key: "e", what: "change its quote, dimension, level or note" },
  raise: { key: "+", what: "move it a level up" },
  lower: { key: "-", what: "move it a level down" },
  flag: { key: "f", what: "flag it: look again, mild, severe, none" },
  next: { key: "j", what: "next suggestion" },
  previous: { key: "k", what: "previous suggestion" },
  place: { key: "t", what: "show its place in the transcript" },
  mark: { key: "m", what: "mark the candidate’s words as evidence" },
  undo: { key: "z", what: "undo the last decision" },
  go: { key: "g", what: "and a digit: go to that dimension" },
  sheet: { key: "c", what: "card, checklist, guide in turn" },
  tick: { key: "i", what: "tick the open dimension on the checklist" },
  doubt: { key: "o", what: "flag it there" },
  glance: { key: "v", what: "one strip to glance at, or the whole page" },
  cover: { key: "b", what: "cover well-known names, or show them" },
  speaker: { key: "s", what: "with one microphone: the other one of you speaks" },
  play: { key: "p", what: "play the quote, or stop" },
  note: { key: "n", what: "write a note; Esc leaves it" },
  find: { key: "/", what: "search the transcript (or Ctrl+F)" },
  now: { key: "l", what: "jump to what is said now" },
  help: { key: "?", what: "show or hide these keys" },
} satisfies Record<string, Described>;

export type Action = keyof typeof ACTIONS;
export type Bound = Readonly<Record<Action, string>>;

export const ALL = Object.keys(ACTIONS) as readonly Action[];

const SHELF = "livecard.keys";

/** Where the choice is kept; a browser may refuse. */
export type Shelf = Pick<Storage, "getItem" | "setItem">;

export class Bindings {
  readonly keys = signal<Bound>(defaults());

  constructor(private readonly shelf: Shelf | null) {
    this.keys.value = { ...defaults(), ...remembered(shelf) };
  }

  action(key: string): Action | undefined {
    return ALL.find((one) => this.keys.value[one] === plain(key));
  }

  /** Whether the key could be given to the action. One that had it before gets the old key in exchange. */
  bind(action: Action, key: string): boolean {
    const wanted = plain(key);
    if (!bindable(wanted)) return false;
    const other = this.action(wanted);
    const exchanged = other ? { [other]: this.keys.value[action] } : {};
    this.keep({ ...this.keys.value, ...exchanged, [action]: wanted });
    return true;
  }

  reset(): void {
    this.keep(defaults());
  }

  private keep(keys: Bound): void {
    this.keys.value = keys;
    try {
      this.shelf?.setItem(SHELF, JSON.stringify(keys));
    } catch {
      // The shelf is full or forbidden: the choice holds until the page is closed.
    }
  }
}

/** One key by itself: not a digit, and none that moves about in a page. */
export function bindable(key: string): boolean {
  return Array.from(key).length === 1 && !/[0-9\s]/.test(key);
}

/** As a person reads it. */
export const named = (key: string): string => key.toUpperCase();

const plain = (key: string): string => (key.length === 1 ? key.toLowerCase() : key);

function defaults(): Bound {
  return Object.fromEntries(ALL.map((one) => [one, ACTIONS[one].key])) as Bound;
}

/** What was kept, less what this page does not know any more; nothing if two actions would share a key. */
function remembered(shelf: Shelf | null): Partial<Bound> {
  try {
    const kept = JSON.parse(shelf?.getItem(SHELF) ?? "{}") as Record<string, unknown>;
    const known = ALL.flatMap((one) => (typeof kept[one] === "string" && bindable(kept[one]) ? [[one, kept[one]]] : []));
    const all = Object.values({ ...defaults(), ...Object.fromEntries(known) });
    return new Set(all).size === all.length ? (Object.fromEntries(known) as Partial<Bound>) : {};
  } catch {
    return {};
  }
}

/** The browser's own shelf; null where it is forbidden. */
export function shelf(): Shelf | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
