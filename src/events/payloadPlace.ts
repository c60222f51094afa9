/** The place of a payload document, by its path. */
export type PayloadPlace =
  /** `events/<function>/<name>.json` in any folder, as SAM has it; shareable test events have such paths, too. */
  | { readonly kind: 'events'; readonly functionName: string }
  /** In the extension's storage: `payloads/<connection>/<function>/<name>.json`. */
  | { readonly kind: 'stored'; readonly connectionId: string; readonly functionName: string };

/** The files `events/<function>/<name>.json`, as a glob pattern. */
export const eventsPattern = '**/events/*/*.json';

/** Payloads in the extension's storage, as a glob pattern. */
const storedPattern = '**/globalStorage/dwell.dwell/payloads/*/*/*.json';

/**
 * The glob patterns of payload documents: the one definition of which documents are payloads. package.json repeats them for the
 * JSON schema and for activation; a test keeps it equal.
 */
export const payloadPatterns: readonly string[] = [eventsPattern, storedPattern];

const eventsPath = toExpression(eventsPattern);
const storedPath = toExpression(storedPattern);

/** Finds the payload document of a path; `undefined` for other documents. `path`: of a URI, with slashes. */
export function payloadPlace(path: string): PayloadPlace | undefined {
  const events = eventsPath.exec(path);
  if (events?.[1] !== undefined) return { kind: 'events', functionName: events[1] };
  const stored = storedPath.exec(path);
  if (stored?.[1] === undefined || stored[2] === undefined) return undefined;
  return { kind: 'stored', connectionId: decoded(stored[1]), functionName: stored[2] };
}

/** Converts a pattern that starts with `**` to a regular expression with a group for each `*`. */
function toExpression(pattern: string): RegExp {
  const steps = pattern.slice('**/'.length).replaceAll('.', '\\.').replaceAll('*', '([^/]+)');
  return new RegExp(`(?:^|/)${steps}$`);
}

/** Folders are named after connections with `encodeURIComponent`; a folder of another program need not be. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
