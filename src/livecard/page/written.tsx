/** A field to write in: saved when it is left, and never overwritten while somebody writes in it. */
import { useEffect, useRef, useState } from "preact/hooks";

/** Characters; the server takes messages of 64 KiB. */
const LONGEST = 10_000;

interface Props {
  readonly id: string;
  /** What it is about, for who does not see it. */
  readonly about: string;
  readonly placeholder: string;
  /** As it was saved last. */
  readonly saved: string;
  readonly locked: boolean;
  save(text: string): void;
}

export function Written({ id, about, placeholder, saved, locked, save }: Props) {
  const [draft, write] = useState<string | null>(null);
  const latest = useRef({ draft, save });
  latest.current = { draft, save };
  // A field that is left may also go, before what was sent has come back: that is one decision, not two.
  const sent = useRef<string | null>(null);
  const keep = () => {
    const { draft, save } = latest.current;
    if (draft === null || draft === sent.current) return;
    sent.current = draft;
    save(draft);
  };
  // The draft is kept until the text has come back as an event.
  useEffect(() => write((now) => (now === saved ? null : now)), [saved]);
  useEffect(() => {
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, []);
  return (
    <textarea
      id={id}
      class="note"
      rows={2}
      maxLength={LONGEST}
      dir="auto"
      aria-label={about}
      placeholder={placeholder}
      readOnly={locked}
      value={draft ?? saved}
      onInput={(event) => write(event.currentTarget.value)}
      onFocus={() => (sent.current = null)}
      onBlur={keep}
    />
  );
}
