/** What the server has of a session besides its events: a recording to play, a code for another device. */
import { computed } from "@preact/signals";
import type { Desk } from "./desk";
import type { Outlook } from "./outlook";

export interface About {
  readonly audio: boolean;
  readonly share: boolean;
}

export interface Invitation {
  readonly address: string;
  /** A row of the code a string: 1 is dark. */
  readonly code: readonly string[];
}

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** Asks for a file beside the page. A server that is gone has nothing to tell: the status line says that it is. */
export async function asked<T>(path: string, session: string): Promise<T | null> {
  try {
    const answer = await fetch(`${path}/${encodeURIComponent(session)}`);
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    return null;
  }
}

/** Milliseconds after which it is asked again for a recording that is being made, and how often. */
const AGAIN = 2000;
const TIMES = 60;

/** What there is now; and, when sound that was captured has ended, its recording as soon as it is made. */
export function follow(desk: Desk, session: string, ask = asked<About>, later: Later = (work) => void setTimeout(work, AGAIN)): void {
  const { outlook, card } = desk;
  const look = (left: number): void => {
    const over = card.value.closed !== null;
    void learn(outlook, session, ask).then(() => {
      const { devices, deleted } = card.value.check;
      const coming = over && Object.keys(devices).length > 0 && !deleted;
      if (coming && !outlook.player.here.value && left > 0) later(() => look(left - 1));
    });
  };
  const closed = computed(() => card.value.closed !== null);
  closed.subscribe(() => look(TIMES));
}

type Later = (work: () => void) => void;

export async function learn(outlook: Outlook, session: string, ask = asked<About>): Promise<void> {
  const about = await ask("about", session);
  // Only this machine may let others in: a device that came in by a code is refused.
  outlook.shared.value = (about?.share ?? false) && LOOPBACK.includes(location.hostname);
  if (!about?.audio || outlook.player.here.value) return;
  const voice = new Audio();
  voice.preload = "none";
  voice.src = `audio/${encodeURIComponent(session)}`;
  outlook.player.load(voice);
}
