/** The page of a session: its three parts, which a narrow screen shows one at a time. */
import type { Desk, Part } from "./desk";
import { GlanceStrip } from "./strip";
import { Help } from "./help";
import { Queue } from "./queue";
import { Scorecard } from "./scorecard";
import { Share } from "./share";
import { Sound } from "./sound";
import { Status } from "./status";
import { Timeline } from "./timeline";
import { Transcript } from "./transcript";

export function App({ desk }: { desk: Desk }) {
  if (desk.outlook.glancing.value) return <GlanceStrip desk={desk} />;
  return (
    <>
      <Status desk={desk} />
      <Sound desk={desk} />
      <Tabs desk={desk} />
      <main class="parts" data-part={desk.part.value}>
        <h1 class="sr">Interview</h1>
        <Transcript desk={desk} />
        <Queue desk={desk} />
        <Scorecard desk={desk} />
      </main>
      <Timeline desk={desk} />
      <Help desk={desk} />
      <Share desk={desk} />
    </>
  );
}

function Tabs({ desk }: { desk: Desk }) {
  const waiting = desk.evidence.value.filter((one) => one.judgement === "open").length;
  const tabs: readonly (readonly [Part, string])[] = [
    ["scorecard", "Card"],
    ["evidence", waiting > 0 ? `Evidence ${waiting}` : "Evidence"],
    ["transcript", "Transcript"],
  ];
  return (
    <nav class="tabs" aria-label="Parts of the page">
      {tabs.map(([part, label]) => (
        <button type="button" key={part} aria-pressed={desk.part.value === part} onClick={() => (desk.part.value = part)}>
          {label}
        </button>
      ))}
    </nav>
  );
}
