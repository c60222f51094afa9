/**
 * The text of a file: UTF-8, or UTF-16 as PowerShell's `>` writes it, with or without a byte order mark. JSON begins
 * with an ASCII character, so a zero byte among the first two indicates UTF-16 and its byte order.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const encoding = (): string => {
    if (bytes.length < 2) return 'utf-8';
    if (isLittle) return 'utf-16le';
    return isBig ? 'utf-16be' : 'utf-8';
  };
  return new TextDecoder(encoding()).decode(bytes);
}
