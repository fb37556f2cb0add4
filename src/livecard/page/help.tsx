/** The sheet of keys, where each can be changed. */
import { useState } from "preact/hooks";
import { ACTIONS, ALL, named, type Action } from "./bindings";
import type { Desk } from "./desk";

/** Keys that always do the same. */
const FIXED: readonly (readonly [string, string])[] = [
  ["1 – 5", "rate the open dimension"],
  ["0", "take the rating back"],
  ["Ctrl+Z", "undo as well"],
  ["Esc", "leave a field"],
];

export function Help({ desk }: { desk: Desk }) {
  const [waiting, wait] = useState<Action | null>(null);
  if (!desk.help.value) return null;
  return (
    <aside class="help" aria-label="Keys">
      <dl>
        {ALL.map((action) => (
          <div key={action}>
            <dt><Binding desk={desk} action={action} waiting={waiting === action} wait={wait} /></dt>
            <dd>{ACTIONS[action].what}</dd>
          </div>
        ))}
        {FIXED.map(([key, what]) => (
          <div key={key}>
            <dt><kbd>{key}</kbd></dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p role="status">{waiting ? `Press the new key for: ${ACTIONS[waiting].what}. Esc leaves it.` : "Click a key to change it. Keys rest while you type."}</p>
      <p class="judge">
        <button type="button" onClick={() => (desk.help.value = false)}>Close</button>
        <button type="button" onClick={() => desk.bindings.reset()}>All as at first</button>
      </p>
    </aside>
  );
}

interface Props {
  readonly desk: Desk;
  readonly action: Action;
  readonly waiting: boolean;
  wait(action: Action | null): void;
}

function Binding({ desk, action, waiting, wait }: Props) {
  const press = (event: KeyboardEvent) => {
    if (!waiting || event.key === "Tab" || event.key === "Shift") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape" || desk.bindings.bind(action, event.key)) wait(null);
  };
  const key = named(desk.bindings.keys.value[action]);
  return (
    <button
      type="button"
      class={waiting ? "binding waiting" : ""}
      aria-label={`Key ${key}: ${ACTIONS[action].what}. Change it`}
      onClick={() => wait(waiting ? null : action)}
      onBlur={() => wait(null)}
      onKeyDown={press}
    >
      <kbd>{waiting ? "…" : key}</kbd>
    </button>
  );
}
