import { useMemo } from 'preact/hooks';
import { jsonTokens } from './jsonTokens';

/** Text longer than this is shown without colours: each one costs an element. */
const colourUpTo = 30_000;

/** JSON in VS Code's colours for values. */
export function JsonText({ text }: { readonly text: string }) {
  const tokens = useMemo(() => (text.length > colourUpTo ? undefined : jsonTokens(text)), [text]);
  if (tokens === undefined) return text;
  return tokens.map(({ kind, text: part }, index) =>
    kind === 'plain' ? (
      part
    ) : (
      <span key={index} class={`json-${kind}`}>
        {part}
      </span>
    ),
  );
}
