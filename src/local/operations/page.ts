import { readRange } from '../http/invalidMember';

/** One page of a list, selected by `MaxItems` and `Marker` of the query. */
export interface Page<T> {
  readonly items: readonly T[];
  /** `null` at the end. */
  readonly nextMarker: string | null;
}

/**
 * Returns a page of `all`, which is sorted by `keyOf`. Markers are keys, not positions: paging stays correct when the template
 * changes in between. `maxPage`: Lambda's maximum page size, whatever the request asks for.
 */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  query: URLSearchParams,
  maxPage: number,
): Page<T> {
  const size = Math.min(readMaxItems(query.get('MaxItems')) ?? maxPage, maxPage);
  const after = readMarker(query.get('Marker'));
  const rest = after === undefined ? all : all.filter((item) => keyOf(item) > after);
  const items = rest.slice(0, size);
  const last = items.at(-1);
  return { items, nextMarker: rest.length > size && last !== undefined ? toMarker(keyOf(last)) : null };
}

function readMaxItems(text: string | null): number | undefined {
  if (text === null) return undefined;
  return readRange('maxItems', Number(text), [1, 10_000]);
}

function toMarker(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

function readMarker(marker: string | null): string | undefined {
  return marker === null || marker === '' ? undefined : Buffer.from(marker, 'base64url').toString('utf8');
}
