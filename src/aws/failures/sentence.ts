/** Formats a service's message as one line that ends like a sentence, at most 300 characters. */
export function asSentence(message: string): string {
  const line = message.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > 300 ? `${line.slice(0, 299)}…` : line;
  return /[.!?…]$/.test(short) || short === '' ? short : `${short}.`;
}

/** Removes the period at the end. */
export function trimDot(text: string): string {
  return text.replace(/\.$/, '');
}

/** Lowercases the first letter, unless the text starts with an abbreviation. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Capitalizes the first letter. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
