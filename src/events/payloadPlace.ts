/** Where a payload document is, as its path says. */
export type PayloadPlace =
  /** `events/<function>/<name>.json` in any folder, as SAM has it; shareable test events have such paths, too. */
  | { readonly kind: 'events'; readonly functionName: string }
  /** In the extension's storage: `payloads/<connection>/<function>/<name>.json`. */
  | { readonly kind: 'stored'; readonly connectionId: string; readonly functionName: string };

/** The files `events/<function>/<name>.json`, as a glob pattern. */
export const eventsPattern = '**/events/*/*.json';

/**
 * Which documents are payloads: the one definition for lenses, completions, problems, buttons and the JSON schema. `undefined` for
 * paths that are none. `path`: of a URI, with slashes.
 */
export function payloadPlace(path: string): PayloadPlace | undefined {
  const events = /(?:^|\/)events\/([^/]+)\/[^/]+\.json$/.exec(path);
  if (events?.[1] !== undefined) return { kind: 'events', functionName: events[1] };
  const stored = /\/globalStorage\/dwell\.dwell\/payloads\/([^/]+)\/([^/]+)\/[^/]+\.json$/.exec(path);
  if (stored?.[1] === undefined || stored[2] === undefined) return undefined;
  return { kind: 'stored', connectionId: decoded(stored[1]), functionName: stored[2] };
}

/** Folders are named after connections with `encodeURIComponent`; a folder of another program need not be. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
