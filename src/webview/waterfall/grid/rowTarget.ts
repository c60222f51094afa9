/** Finds the row of an event. */
export function rowAt(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>('.grid-canvas > .row') ?? undefined;
}

const indentPx = 12;
const twistyPx = 24;

/** Whether a click means the arrow before the name, which is a pseudo-element and gets no clicks of its own. */
export function isOnTwisty(event: MouseEvent, element: HTMLElement): boolean {
  const level = Number(element.getAttribute('aria-level'));
  const fromPx = element.getBoundingClientRect().left + (level - 1) * indentPx;
  return event.clientX >= fromPx && event.clientX < fromPx + twistyPx;
}
