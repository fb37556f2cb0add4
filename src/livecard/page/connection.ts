/** The socket: entries in, decisions out, and a new try from the last entry when it breaks. */
import { batch, signal } from "@preact/signals";
import type { Entry } from "./events";
import type { Decision } from "./state";

/** What a socket tells. */
export interface Ears {
  opened(): void;
  heard(text: string): void;
  closed(): void;
}

/** The world as the connection needs it; tests bring their own. */
export interface Surroundings {
  /** Opens a socket and gives the function that sends through it. */
  open(address: string, ears: Ears): (text: string) => void;
  later(action: () => void, milliseconds: number): void;
}

export type Link = "connecting" | "open" | "lost";

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 8000;

export class Connection {
  readonly link = signal<Link>("connecting");
  /** Why the server turned something down; empty again once a decision is taken. */
  readonly refused = signal("");
  /** Decisions that the server has not confirmed by their event. */
  readonly waiting = signal<readonly Decision[]>([]);
  private last = 0;
  private pause = FIRST_PAUSE;
  private say: (text: string) => void = () => undefined;

  constructor(
    private readonly address: (after: number) => string,
    private readonly receive: (entry: Entry) => void,
    private readonly around: Surroundings = BROWSER,
  ) {}

  connect(): void {
    this.say = this.around.open(this.address(this.last), {
      opened: () => this.opened(),
      heard: (text) => this.heard(JSON.parse(text) as Entry | { refused: string }),
      closed: () => this.broke(),
    });
  }

  /** A decision made while the line is down waits, and is sent when it is up again. */
  send(decision: Decision): void {
    this.waiting.value = [...this.waiting.value, decision];
    if (this.link.value === "open") this.say(JSON.stringify(decision));
  }

  private opened(): void {
    this.link.value = "open";
    for (const decision of this.waiting.value) this.say(JSON.stringify(decision));
  }

  private heard(message: Entry | { refused: string }): void {
    if ("refused" in message) {
      const decided = this.waiting.value.length > 0;
      this.refused.value = decided ? `Not recorded: ${message.refused}` : message.refused;
      this.waiting.value = this.waiting.value.slice(1);
      return;
    }
    if (message.seq <= this.last) return;
    this.last = message.seq;
    this.pause = FIRST_PAUSE;
    // At once for who looks on: what waits no more is already in the card.
    batch(() => {
      this.confirm(JSON.stringify(message.event));
      this.receive(message);
    });
  }

  private confirm(event: string): void {
    const index = this.waiting.value.findIndex((one) => JSON.stringify(one) === event);
    if (index < 0) return;
    this.refused.value = "";
    this.waiting.value = this.waiting.value.toSpliced(index, 1);
  }

  private broke(): void {
    this.link.value = "lost";
    this.around.later(() => this.connect(), this.pause);
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }
}

export function address(session: string, place: Location): (after: number) => string {
  const scheme = place.protocol === "https:" ? "wss" : "ws";
  return (after) => `${scheme}://${place.host}/events?session=${encodeURIComponent(session)}&after=${after}`;
}

export const BROWSER: Surroundings = {
  open: (where, ears) => {
    const socket = new WebSocket(where);
    socket.onopen = () => ears.opened();
    socket.onmessage = (message: MessageEvent<string>) => ears.heard(message.data);
    socket.onclose = () => ears.closed();
    return (text) => socket.send(text);
  },
  later: (action, milliseconds) => void setTimeout(action, milliseconds),
};
