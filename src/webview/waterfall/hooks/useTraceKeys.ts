import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type TraceAction, traceAction } from '../traceAction';

/**
 * Handles keys wherever the focus is in the trace, and while nothing has the focus. `act` returns whether it handled the action:
 * unhandled and other keys are left to VS Code.
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
      // VS Code listens on the window, also for prevented keys.
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
