/** The transcript's search field: how often, which one, and on to the next by Enter. */
import { useComputed } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "./desk";
import { lineId, SEARCH } from "./reach";
import { highlight, hits, range, type Hit } from "./search";

export function Find({ desk }: { desk: Desk }) {
  const [at, go] = useState(0);
  const wanted = desk.searched.value;
  const found = useComputed(() => hits(desk.utterances.value, desk.searched.value)).value;
  const place = found.length > 0 ? at % found.length : 0;
  useEffect(() => show(found, place), [found, place]);
  useEffect(() => () => show([], 0), []);
  const step = (by: 1 | -1) => {
    const next = (place + by + found.length) % Math.max(1, found.length);
    go(next);
    bring(found[next]);
  };
  return (
    <search class="find">
      <input
        id={SEARCH}
        type="search"
        placeholder="Search"
        aria-label="Search the transcript; Enter goes to the next place"
        value={wanted}
        onInput={(event) => {
          desk.searched.value = event.currentTarget.value;
          go(0);
          bring(hits(desk.utterances.value, desk.searched.value)[0]);
        }}
        onKeyDown={(event) => event.key === "Enter" && step(event.shiftKey ? -1 : 1)}
      />
      <span class="faint" role="status">{wanted.trim() && told(found, place)}</span>
      {found.length > 1 && <button type="button" class="quiet" aria-label="Previous place" onClick={() => step(-1)}>↑</button>}
      {found.length > 1 && <button type="button" class="quiet" aria-label="Next place" onClick={() => step(1)}>↓</button>}
      <button type="button" class="quiet cover" aria-pressed={desk.outlook.covering.value} title="Well-known names, and the candidate’s own" onClick={() => desk.cover()}>
        {desk.outlook.covering.value ? "Show names" : "Cover names"}
      </button>
    </search>
  );
}

const told = (found: readonly Hit[], place: number): string => (found.length === 0 ? "not said" : `${place + 1} of ${found.length}`);

function bring(hit: Hit | undefined): void {
  if (hit) document.getElementById(lineId(hit.utterance))?.scrollIntoView({ block: "center" });
}

function show(found: readonly Hit[], place: number): void {
  const ranges = found.map((hit) => {
    const line = document.getElementById(lineId(hit.utterance))?.querySelector("p");
    return line ? range(line, hit.from, hit.to) : null;
  });
  highlight("found", ranges.filter((one) => one !== null));
  const here = ranges[place];
  highlight("found-here", here ? [here] : []);
}
