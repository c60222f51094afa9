import type { ComponentChildren } from 'preact';

/** A name and what it stands for, in a list of such. */
export function Pair({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="pair">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
