import { openingBefore, valueEnd } from './jsonPlaces';
import { segmentText } from './segmentText';

/** Ids that JSON writes as they are, unless each of their characters may be an escape. */
const plainId = /^[\w-]+$/;
const escapedAscii = /\\u00[2-7]/;

/** Most documents have no escapes at all, which a search for a fixed text finds sooner. */
function hasEscapedAscii(document: string): boolean {
  return document.includes('\\u00') && escapedAscii.test(document);
}

/**
 * The exact source text of a segment or subsegment that the document has. Its id is searched as text: to read a document of
 * megabytes for the details of one row would delay its frame.
 */
export function nodeText(document: string, id: string): string | undefined {
  const at = plainId.test(id) ? onlyIdOf(document, id) : undefined;
  if (at === undefined || hasEscapedAscii(document)) return segmentText(document, id);
  const start = openingBefore(document, at);
  return document.slice(start, valueEnd(document, start));
}

/** The index of the key in the only member `"id": "…"` with this value; `undefined` when there are none or several. */
function onlyIdOf(document: string, id: string): number | undefined {
  let found: number | undefined;
  const value = `"${id}"`;
  for (let at = document.indexOf(value); at >= 0; at = document.indexOf(value, at + 1)) {
    const key = keyBefore(document, at);
    if (key === undefined) continue;
    if (found !== undefined) return undefined;
    found = key;
  }
  return found;
}

/** The index of `"id"` where that is the key of the value at `at`. Inside a string its quotation marks were escaped. */
function keyBefore(document: string, at: number): number | undefined {
  const before = document.slice(Math.max(0, at - maxKeyLength), at);
  const key = /(?<!\\)"id"\s*:\s*$/.exec(before);
  return key === null ? undefined : at - before.length + key.index;
}

/** The key, and as much white space as a person would write. */
const maxKeyLength = 64;
