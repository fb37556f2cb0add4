/** Without a session in its address, the page lists those that there are. */
import { useEffect, useState } from "preact/hooks";

export interface Session {
  readonly session: string;
  readonly title: string;
  readonly candidate: string;
  readonly opened: string;
  readonly closed: string | null;
}

type Found = readonly Session[] | string | null;

export async function fetched(): Promise<readonly Session[]> {
  const answer = await fetch("sessions");
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return (await answer.json()) as readonly Session[];
}

export function Sessions({ load = fetched }: { load?: () => Promise<readonly Session[]> }) {
  const [found, find] = useState<Found>(null);
  useEffect(() => {
    load().then(find, (reason: Error) => find(`The sessions could not be read: ${reason.message}.`));
  }, []);
  return (
    <main class="sessions">
      <h1>Interviews on this machine</h1>
      <Listed found={found} />
    </main>
  );
}

function Listed({ found }: { found: Found }) {
  if (found === null) return <p class="empty">Reading the sessions.</p>;
  if (typeof found === "string") return <p role="alert">{found}</p>;
  if (found.length === 0) return <p class="empty">There are none yet. Start one with <code>livecard live</code> or <code>livecard replay</code>.</p>;
  return (
    <ul>
      {found.map((one) => (
        <li key={one.session}>
          <a href={`?session=${encodeURIComponent(one.session)}`}>
            <b dir="auto">{one.candidate || one.session}</b>
            <span dir="auto">{one.title}</span>
            <span class="faint">{day(one.opened)} · {one.closed ? "closed" : "open"}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function day(moment: string): string {
  return new Date(moment).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
