import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type TraceAction, traceAction } from '../traceAction';

/**
 * Keys that work wherever in the trace the focus is, and while it is nowhere. `act` says whether it had something to do: what it had
 * not, and all other keys, stay VS Code's.
 */
export function useTraceKeys(root: RefObject<HTMLElement | null>, act: (action: TraceAction) => boolean): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof HTMLElement) || !isOurs(root.current, target)) return;
      const action = traceAction(event);
      if (action === undefined || !latest.current(action)) return;
      event.preventDefault();
      // VS Code listens on the window, for keys that were prevented too.
      event.stopPropagation();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [root]);
}

function isOurs(root: HTMLElement | null, target: HTMLElement): boolean {
  if (target.matches('input, textarea, select')) return false;
  return target === document.body || root?.contains(target) === true;
}
