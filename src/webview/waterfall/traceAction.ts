import type { GridKey } from './grid/gridAction';

/** An action of a key on the whole trace, wherever the focus is in it. */
export type TraceAction =
  /** Above 1: zooms in. */
  | { readonly kind: 'zoom'; readonly factor: number }
  /** A share of what is shown; positive: to the right. */
  | { readonly kind: 'pan'; readonly share: number }
  | { readonly kind: 'showAll' | 'fitSelection' }
  | { readonly kind: 'find' }
  | { readonly kind: 'nextHit'; readonly direction: 1 | -1 }
  | { readonly kind: 'failedOnly' | 'keys' | 'escape' };

const zoomStep = 1.5;
const panShare = 0.2;

/** Maps a key to an action. `undefined`: not handled, left to VS Code. Letters are ignored in text fields. */
export function traceAction({ key, ctrlKey, metaKey, altKey, shiftKey }: GridKey): TraceAction | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'f' && !shiftKey ? { kind: 'find' } : undefined;
  switch (key) {
    case '+':
    case '=':
    case 'w':
      return { kind: 'zoom', factor: zoomStep };
    case '-':
    case 's':
      return { kind: 'zoom', factor: 1 / zoomStep };
    case 'a':
      return { kind: 'pan', share: -panShare };
    case 'd':
      return { kind: 'pan', share: panShare };
    case 'ArrowLeft':
    case 'ArrowRight':
      return shiftKey ? { kind: 'pan', share: key === 'ArrowLeft' ? -panShare : panShare } : undefined;
    case '0':
      return { kind: 'showAll' };
    case 'f':
      return { kind: 'fitSelection' };
    case '/':
      return { kind: 'find' };
    case 'n':
      return { kind: 'nextHit', direction: 1 };
    case 'p':
      return { kind: 'nextHit', direction: -1 };
    case 'F3':
      return { kind: 'nextHit', direction: shiftKey ? -1 : 1 };
    case '!':
      return { kind: 'failedOnly' };
    case '?':
      return { kind: 'keys' };
    case 'Escape':
      return { kind: 'escape' };
    default:
      return undefined;
  }
}
