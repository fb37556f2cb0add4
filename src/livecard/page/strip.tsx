/** Glance mode: one quiet strip for somebody who is listening to a person. */
import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Desk } from "./desk";
import type { Glimpse } from "./glance";
import { quote } from "./score";
import { timeLeft } from "./sheets";
import type { Evidence } from "./state";
import { doing, troubles } from "./status";
import { belief, signed } from "./words";

export function GlanceStrip({ desk }: { desk: Desk }) {
  const { glance, glancing } = desk.outlook;
  const look = () => glance.look(desk.card.peek());
  useEffect(() => {
    look();
    const each = setInterval(look, 1000);
    return () => clearInterval(each);
  }, []);
  const shown = glance.shown.value;
  return (
    <main class="glance">
      <h1 class="sr">Interview at a glance</h1>
      <section class="strip" aria-label="At a glance">
        <Alarm desk={desk} />
        <Found desk={desk} />
        <Numbers shown={shown} />
        <button type="button" class="quiet" onClick={() => (glancing.value = false)}>Whole page</button>
      </section>
    </main>
  );
}

/** The only thing that may come at any moment. */
function Alarm({ desk }: { desk: Desk }) {
  const card = desk.card.value;
  const { link, waiting } = desk.connection;
  const wrong = [...card.check.alarms.map((one) => one.advice), ...troubles(card, link.value, waiting.value.length)];
  const { kind, text } = doing(card);
  return (
    <p class="state">
      <span class={`doing ${kind}`}>{kind === "live" ? <span class="sr">{text}</span> : text}</span>
      <span role="alert" class="alarms">{wrong[0] && <span>{wrong[0]}</span>}</span>
    </p>
  );
}

function Found({ desk }: { desk: Desk }) {
  const evidence = desk.focused.value;
  const place = useComputed(() => desk.listed.value.findIndex((one) => one.id === desk.focused.value?.id));
  if (!evidence) return <div class="found"><p class="faint">Nothing new yet.</p></div>;
  return (
    <div class="found">
      <p class="about">
        <span class={evidence.polarity === "+" ? "polarity for" : "polarity against"} role="img" aria-label={evidence.polarity === "+" ? "speaks for" : "speaks against"}>
          {signed(evidence.polarity)}
        </span>
        <span class="dimension" dir="auto">{evidence.dimension}</span>
        <span class="band">{evidence.band}</span>
        <span class="belief">{belief(evidence.confidence)}</span>
        <span class="place number">{place.value + 1} of {desk.listed.value.length}</span>
      </p>
      <blockquote dir="auto">{quote(desk.read(), evidence)}</blockquote>
      <Judged desk={desk} evidence={evidence} />
    </div>
  );
}

/** Both buttons stay where they are: what was decided is pressed. */
function Judged({ desk, evidence }: { desk: Desk; evidence: Evidence }) {
  const { judgement } = evidence;
  return (
    <p class="judge">
      <button type="button" class="accept" aria-pressed={judgement === "accepted"} onClick={() => desk.accept(evidence)}>
        {judgement === "accepted" ? "✓ Accepted" : "Accept"}
      </button>
      <button type="button" class="dismiss" aria-pressed={judgement === "dismissed"} onClick={() => desk.dismiss(evidence)}>
        {judgement === "dismissed" ? "× Dismissed" : "Dismiss"}
      </button>
    </p>
  );
}

function Numbers({ shown }: { shown: Glimpse | null }) {
  if (!shown) return <p class="numbers" />;
  const { waiting, touched, dimensions, minutes } = shown;
  return (
    <p class="numbers number">
      <span>{waiting} to judge</span>
      <span>{touched} of {dimensions} dimensions</span>
      {minutes !== null && <span>{timeLeft(minutes)}</span>}
    </p>
  );
}
