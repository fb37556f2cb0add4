/** The sheet of keys. */
import type { Desk } from "./desk";
import { SHEET } from "./keys";

export function Help({ desk }: { desk: Desk }) {
  if (!desk.help.value) return null;
  return (
    <aside class="help" aria-label="Keys">
      <dl>
        {SHEET.map(([key, what]) => (
          <div key={key}>
            <dt><kbd>{key}</kbd></dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p>Keys rest while you type.</p>
      <button type="button" class="quiet" onClick={() => (desk.help.value = false)}>Close</button>
    </aside>
  );
}
