/** One suggestion: the quote first, then what it may show and why. */
import { useComputed } from "@preact/signals";
import type { Desk } from "./desk";
import { showPlace, suggestionId } from "./reach";
import { quote } from "./score";
import type { Evidence } from "./state";
import { belief, clock, signed } from "./words";

interface Props {
  readonly desk: Desk;
  readonly evidence: Evidence;
}

export function Suggestion({ desk, evidence }: Props) {
  /** It is the one that the keys act on. */
  const open = useComputed(() => desk.focused.value?.id === evidence.id).value;
  const said = quote(desk.card.peek(), evidence);
  const speaks = evidence.polarity === "+" ? "speaks for" : "speaks against";
  return (
    <li>
      <article
        id={suggestionId(evidence.id)}
        class={open ? "suggestion open" : "suggestion"}
        tabIndex={0}
        aria-label={`${evidence.dimension}, band ${evidence.band}, ${speaks}`}
        onFocus={() => desk.choose(evidence)}
        onClick={() => desk.choose(evidence)}
      >
        <p class="about">
          <span class={evidence.polarity === "+" ? "polarity for" : "polarity against"} aria-label={speaks} role="img">
            {signed(evidence.polarity)}
          </span>
          <span class="dimension" dir="auto">{evidence.dimension}</span>
          <span class="band">{evidence.band}</span>
          <Belief confidence={evidence.confidence} />
        </p>
        <blockquote dir="auto">{said}</blockquote>
        {open && <Why desk={desk} evidence={evidence} />}
        <Judge desk={desk} evidence={evidence} open={open} />
      </article>
    </li>
  );
}

function Belief({ confidence }: { confidence: number }) {
  const word = belief(confidence);
  return <span class={`belief ${word}`}>{word}</span>;
}

function Why({ desk, evidence }: Props) {
  const start = desk.card.peek().utterances[evidence.utterance]?.start ?? 0;
  return (
    <div class="why">
      <p dir="auto"><span class="label">Close to</span> {evidence.matched}</p>
      <p class="faint">
        <span>similarity {evidence.similarity.toFixed(2)}</span>
        {evidence.reasons.map((reason) => <span key={reason} dir="auto">{reason}</span>)}
        <button type="button" class="link" onClick={() => showPlace(desk, evidence.utterance)}>
          said at {clock(start)}
        </button>
      </p>
    </div>
  );
}

function Judge({ desk, evidence, open }: Props & { open: boolean }) {
  const key = (letter: string) => open && <kbd>{letter}</kbd>;
  return (
    <p class="judge">
      {evidence.judgement !== "accepted" && (
        <button type="button" class="accept" onClick={stopping(() => desk.accept(evidence))}>Accept {key("A")}</button>
      )}
      {evidence.judgement !== "dismissed" && (
        <button type="button" class="dismiss" onClick={stopping(() => desk.dismiss(evidence))}>Dismiss {key("X")}</button>
      )}
    </p>
  );
}

/** A click on a button is not also a click on the suggestion around it. */
function stopping(action: () => void): (event: Event) => void {
  return (event) => {
    event.stopPropagation();
    action();
  };
}
