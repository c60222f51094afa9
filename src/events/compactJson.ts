import { createScanner } from 'jsonc-parser';

/**
 * JSON text without blanks, every string and number as it is written: large numbers keep their digits. `undefined` for text
 * that is no JSON.
 */
export function compactJson(text: string): string | undefined {
  try {
    // Only to know that it is JSON, by a parser that no depth is too much for.
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
