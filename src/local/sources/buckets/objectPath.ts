/** What no system takes in a file name, the mark itself, and what a system would read as another folder. */
const special = /[%\\<>:"|?*\p{Cc}]|^\.{1,2}$|\.$/gu;

/** Most file systems take no longer names. */
const maxNameBytes = 255;

/**
 * The file that an object is stored in, relative to the folder of its bucket, part by part: any key has one of its own, below that
 * folder, and most look like the key. `folder/` is the file `%` in `folder`. `undefined` for a key whose parts are too long.
 */
export function pathOfKey(key: string): readonly string[] | undefined {
  const parts = key.split('/').map((part) => (part === '' ? '%' : part.replace(special, encode)));
  return parts.some((part) => Buffer.byteLength(part) > maxNameBytes) ? undefined : parts;
}

/** The key of an object by the parts of its file's path. */
export function keyOfPath(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/%([0-9A-F]{2})?/g, (_, hex) => decode(hex))).join('/');
}

function encode(text: string): string {
  return [...text].map((one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

function decode(hex: string | undefined): string {
  return hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16));
}
