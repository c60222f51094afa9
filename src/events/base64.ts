/** Base64 of the text's UTF-8 bytes. */
export function textToBase64(text: string): string {
  return bytesToBase64(new TextEncoder().encode(text));
}

/** Standard alphabet, padded, without line breaks, as AWS's services send it. */
export function bytesToBase64(bytes: Uint8Array): string {
  let binary = '';
  // The number of arguments of String.fromCharCode is limited.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

/** Decodes base64; `undefined` unless `bytesToBase64` returns the same text. */
export function base64ToBytes(base64: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return bytesToBase64(bytes) === base64 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Decodes UTF-8; `undefined` for invalid bytes. */
export function bytesToText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
