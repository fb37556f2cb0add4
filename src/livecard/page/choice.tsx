/** One of a few that exclude each other, drawn as a button. */
import type { ComponentChildren } from "preact";

interface Props {
  readonly name: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  choose(): void;
  readonly children: ComponentChildren;
}

export function Choice({ name, checked, disabled = false, choose, children }: Props) {
  return (
    <label class="choice">
      <input type="radio" name={name} checked={checked} disabled={disabled} onChange={choose} />
      <span>{children}</span>
    </label>
  );
}
