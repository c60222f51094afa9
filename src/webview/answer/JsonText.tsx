import { useMemo } from 'preact/hooks';
import { jsonTokens } from './jsonTokens';

/** Maximum length that is colored: each colored token costs an element. */
const colorUpTo = 30_000;

/** JSON in VS Code's token colors. */
export function JsonText({ text }: { readonly text: string }) {
  const tokens = useMemo(() => (text.length > colorUpTo ? undefined : jsonTokens(text)), [text]);
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
