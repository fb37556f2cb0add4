/** One suggestion: the quote first, then what it may show and why. */
import { useComputed } from "@preact/signals";
import { Badges, Flagged } from "./badges";
import type { Desk } from "./desk";
import { showEditor, showPlace, showSuggestion, suggestionId } from "./reach";
import { quote } from "./score";
import type { Evidence } from "./state";
import { named, type Action } from "./bindings";
import { belief, clock, flagName, signed } from "./words";

interface Props {
  readonly desk: Desk;
  readonly evidence: Evidence;
}

export function Suggestion({ desk, evidence }: Props) {
  /** It is the one that the keys act on. */
  const open = useComputed(() => desk.focused.value?.id === evidence.id).value;
  const said = quote(desk.read(), evidence);
  const speaks = evidence.polarity === "+" ? "speaks for" : "speaks against";
  return (
    <div role="listitem" class="piece">
      <article
        id={suggestionId(evidence.id)}
        class={open ? "suggestion open" : "suggestion"}
        // One stop for Tab, however many wait: the arrows, like J and K, go from one to the next.
        tabIndex={open ? 0 : -1}
        aria-label={`${evidence.dimension}, band ${evidence.band}, ${speaks}`}
        onFocus={() => desk.choose(evidence)}
        onClick={() => desk.choose(evidence)}
        onKeyDown={(event) => walk(desk, event)}
      >
        <p class="about">
          <span class={evidence.polarity === "+" ? "polarity for" : "polarity against"} aria-label={speaks} role="img">
            {signed(evidence.polarity)}
          </span>
          <span class="dimension" dir="auto">{evidence.dimension}</span>
          <span class="band">{evidence.band}</span>
          <Belief evidence={evidence} />
        </p>
        <blockquote dir="auto">{said}</blockquote>
        <Badges evidence={evidence} whole={open} />
        <Flagged flag={evidence.flag} />
        {evidence.note && <p class="own-note" dir="auto"><span class="label">Your note</span> {evidence.note}</p>}
        {open && <Why desk={desk} evidence={evidence} />}
        <Judge desk={desk} evidence={evidence} open={open} />
      </article>
    </div>
  );
}

function walk(desk: Desk, event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
  if (!by || event.target !== event.currentTarget) return;
  event.preventDefault();
  desk.step(by);
  showSuggestion(desk);
}

function Belief({ evidence }: { evidence: Evidence }) {
  if (evidence.moved) return <span class="belief strong">{evidence.id < 0 ? "marked by you" : "filed by you"}</span>;
  const word = belief(evidence.confidence);
  return <span class={`belief ${word}`} title={BELIEF[word]}>{word}</span>;
}

const BELIEF = {
  strong: "livecard is fairly sure of this",
  likely: "more likely right than wrong",
  check: "may well be wrong: read it twice",
} as const;

function Why({ desk, evidence }: Props) {
  const start = desk.card.peek().utterances[evidence.utterance]?.start ?? 0;
  return (
    <div class="why">
      {evidence.matched && <p dir="auto"><span class="label">Close to</span> {evidence.matched}</p>}
      <p class="faint">
        {evidence.reasons.map((reason) => <span key={reason} dir="auto">{reason}</span>)}
        <button type="button" class="link" onClick={() => showPlace(desk, evidence.utterance)}>
          said at {clock(start)}
        </button>
        {desk.outlook.player.here.value && (
          <button type="button" class="link" onClick={() => desk.play(evidence)}>
            {desk.outlook.player.playing.value ? "❚❚ stop" : "▶ play"}
          </button>
        )}
      </p>
    </div>
  );
}

function Judge({ desk, evidence, open }: Props & { open: boolean }) {
  const key = (action: Action) => open && <kbd>{named(desk.bindings.keys.value[action])}</kbd>;
  return (
    <div class="judge">
      {evidence.judgement !== "accepted" && (
        <button type="button" class="accept" tabIndex={open ? 0 : -1} onClick={stopping(() => desk.accept(evidence))}>Accept {key("accept")}</button>
      )}
      {evidence.judgement !== "dismissed" && (
        <button type="button" class="dismiss" tabIndex={open ? 0 : -1} onClick={stopping(() => desk.dismiss(evidence))}>Dismiss {key("dismiss")}</button>
      )}
      {open && (
        <button type="button" class="change" onClick={stopping(() => (desk.edit(evidence), showEditor()))}>Change {key("edit")}</button>
      )}
      {open && (
        <button type="button" class="flag" title={evidence.flag ? flagName(evidence.flag) : "no flag"} onClick={stopping(() => desk.flagNext(evidence))}>
          Flag {key("flag")}
        </button>
      )}
    </div>
  );
}

/** A click on a button is not also a click on the suggestion around it. */
function stopping(action: () => void): (event: Event) => void {
  return (event) => {
    event.stopPropagation();
    action();
  };
}
