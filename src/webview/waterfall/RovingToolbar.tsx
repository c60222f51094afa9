import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A toolbar with one Tab stop; the arrow keys, Home and End move between its buttons
 * (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/).
 */
export function RovingToolbar({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  const root = useRef<HTMLDivElement>(null);
  const active = useRef<HTMLButtonElement>(undefined);

  // After every change: buttons are added, removed and disabled.
  useLayoutEffect(() => makeTabbable(active.current));

  function buttons(): readonly HTMLButtonElement[] {
    return Array.from(root.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? []);
  }

  function makeTabbable(wanted: HTMLButtonElement | undefined): void {
    const all = buttons();
    const one = wanted !== undefined && all.includes(wanted) ? wanted : all[0];
    active.current = one;
    for (const button of all) button.tabIndex = button === one ? 0 : -1;
  }

  function pressed(event: KeyboardEvent): void {
    const all = buttons();
    const at = all.findIndex((button) => button.matches(':focus'));
    const next = all[target(event.key, at, all.length)];
    if (at < 0 || next === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    makeTabbable(next);
    next.focus();
  }

  return (
    <div
      class="trace-toolbar"
      role="toolbar"
      aria-label={label}
      ref={root}
      onKeyDown={pressed}
      onFocusIn={({ target: focused }) => {
        if (focused instanceof HTMLButtonElement) makeTabbable(focused);
      }}
    >
      {children}
    </div>
  );
}

/** The position that a key moves to; -1 for other keys. */
function target(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
