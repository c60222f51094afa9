import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../parts/IconButton';

interface KeyGroup {
  readonly title: string;
  /** Keys, separated by spaces, and their action. */
  readonly keys: readonly (readonly [keys: string, meaning: string])[];
}

const groups: readonly KeyGroup[] = [
  {
    title: 'Rows',
    keys: [
      ['↑ ↓', 'Previous, next row'],
      ['→', 'Open, then first child'],
      ['←', 'Close, then parent'],
      ['Home End', 'First, last row'],
      ['PgUp PgDn', 'A page up, down'],
      ['*', 'Open all siblings'],
      ['Enter', 'Details of the row'],
      ['Ctrl+Enter', 'Code where it failed'],
      ['Space', 'Toggle selection'],
    ],
  },
  {
    title: 'Go to',
    keys: [
      ['e Shift+e', 'Next, previous failed row'],
      ['c Shift+c', 'Next, previous row of the critical path'],
      ['/ Ctrl+F', 'Find'],
      ['n p', 'Next, previous match'],
      ['!', 'Failed rows only'],
    ],
  },
  {
    title: 'Time',
    keys: [
      ['w s', 'Zoom in, out'],
      ['+ -', 'Zoom in, out'],
      ['a d', 'Move left, right'],
      ['Shift+← Shift+→', 'Move left, right'],
      ['f', 'Zoom to the selected row'],
      ['0', 'Show the whole trace'],
      ['Ctrl+wheel', 'Zoom at the pointer'],
      ['Shift+wheel', 'Move left, right'],
      ['Esc', 'Clear search, then zoom'],
    ],
  },
];

/** Lists all keys of the waterfall. Modal: keeps the focus inside until closed, then restores it. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const pressed = (event: KeyboardEvent) => {
    // There is only one button: without this, Tab would leave the panel. The dialog closes on Escape without a handler.
    if (event.key === 'Tab') event.preventDefault();
    event.stopPropagation();
    if (event.key === '?') dialog.current?.close();
  };
  return (
    <dialog class="keys" aria-labelledby="keys-title" ref={dialog} onClose={onClose} onKeyDown={pressed}>
      <header class="keys-head">
        <h2 id="keys-title">Keys of the trace</h2>
        <IconButton icon="close" label="Close (Escape)" onClick={() => dialog.current?.close()} />
      </header>
      <div class="keys-groups">
        {groups.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([names, meaning]) => (
                <div key={names}>
                  <dt>
                    {names.split(' ').map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
