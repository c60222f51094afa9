import { createScanner } from 'jsonc-parser';

/**
 * Removes whitespace from JSON text; strings and numbers stay as written, so large numbers keep their digits. `undefined` for
 * text that is not JSON.
 */
export function compactJson(text: string): string | undefined {
  try {
    // Only validates the JSON, with a parser that supports any depth.
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const scanner = createScanner(text, true);
  const pieces: string[] = [];
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    pieces.push(text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength()));
  }
  return pieces.join('');
}
