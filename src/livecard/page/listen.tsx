/** The buttons with which the page records the microphone and the call. */
import { useMemo } from "preact/hooks";
import { address } from "./connection";
import { browser, Listening, type Around, type Channel } from "./listening";
import type { Card } from "./state";

const BUTTONS: readonly (readonly [Channel, string])[] = [
  ["microphone", "Listen here"],
  ["call", "Share the call"],
];

/** Only where the interview is recorded by the page. */
export function Listen({ card, around }: { card: Card; around?: Around }) {
  const listening = useMemo(() => new Listening(around ?? browser(address(card.session, location))), [card.session]);
  if (card.source !== "browser" || card.closed !== null) return null;
  return (
    <span class="listen switches">
      {BUTTONS.filter(([channel]) => !listening.channels.value.includes(channel)).map(([channel, label]) => (
        <button type="button" key={channel} onClick={() => void listening.listen(channel)}>{label}</button>
      ))}
      {listening.trouble.value && <span role="alert">{listening.trouble.value}</span>}
    </span>
  );
}
