/** The code that opens this card on a second device. It works once; then there is another. */
import { useEffect, useState } from "preact/hooks";
import { asked, type Invitation } from "./about";
import type { Desk } from "./desk";

type Ask = (path: string, session: string) => Promise<Invitation | null>;

export function Share({ desk, ask = asked<Invitation> }: { desk: Desk; ask?: Ask }) {
  const { sharing } = desk.outlook;
  const [invitation, invite] = useState<Invitation | null>(null);
  const { session } = desk.card.value;
  const open = sharing.value;
  useEffect(() => {
    if (!open) return;
    const look = () => void ask("invitation", session).then(invite);
    look();
    const each = setInterval(look, 3000);
    return () => clearInterval(each);
  }, [open, session]);
  if (!open) return null;
  return (
    <aside class="help share" aria-label="Second device">
      <h2>On a telephone or tablet</h2>
      {invitation ? <Code invitation={invitation} /> : <p>Asking for a code.</p>}
      <p>It opens this interview alone, once, for a device in your network. Another device gets another code.</p>
      <button type="button" class="quiet" onClick={() => (sharing.value = false)}>Close</button>
    </aside>
  );
}

const EDGE = 4;

function Code({ invitation }: { invitation: Invitation }) {
  const { address, code } = invitation;
  const side = code.length + 2 * EDGE;
  return (
    <>
      <svg class="code" viewBox={`0 0 ${side} ${side}`} shape-rendering="crispEdges" role="img" aria-label="Code for the camera of the other device">
        <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
        <path fill="#000" d={squares(code)} />
      </svg>
      <p class="address"><code>{address}</code></p>
    </>
  );
}

/** Dark squares that touch in a row are one box. */
export function squares(code: readonly string[]): string {
  return code
    .flatMap((row, y) => [...row.matchAll(/1+/g)].map((run) => `M${run.index + EDGE} ${y + EDGE}h${run[0].length}v1h${-run[0].length}z`))
    .join("");
}
