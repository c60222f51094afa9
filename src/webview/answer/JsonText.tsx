import { useMemo } from 'preact/hooks';
import { jsonTokens } from './jsonTokens';

/** Text longer than this is shown without colours: each one costs an element. */
const colourUpTo = 30_000;

/** JSON in the editor's font, in VS Code's colours for values. */
export function JsonText({ text }: { readonly text: string }) {
  const tokens = useMemo(() => (text.length > colourUpTo ? undefined : jsonTokens(text)), [text]);
  return (
    // A long text scrolls, so the keyboard must be able to reach it.
    <pre class="text-block" tabIndex={0} role="group" aria-label="Response payload">
      {tokens === undefined
        ? text
        : tokens.map(({ kind, text: part }, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: tokens of a text have no other identity.
            kind === 'plain' ? part : <span key={index} class={`json-${kind}`}>{part}</span>,
          )}
    </pre>
  );
}
