import type { ComponentChildren } from 'preact';

interface ScrollBoxProps {
  readonly class: string;
  /** The name for screen readers. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A scrollable box for long text. */
export function ScrollBox({ class: className, label, children }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, this is text.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable to be scrolled by keyboard.
    <div class={className} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
