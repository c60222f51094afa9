import * as v from 'valibot';
import type { ConnectionSpec } from './connection';

const name = v.pipe(v.string(), v.trim(), v.minLength(1));
const text = v.optional(v.pipe(v.string(), v.trim(), v.minLength(1)));

const spec = v.variant('kind', [
  v.strictObject({ kind: v.literal('local'), name }),
  v.strictObject({ kind: v.literal('aws'), name, profile: text, region: text }),
  v.strictObject({
    kind: v.literal('endpoint'),
    name,
    endpoint: v.pipe(v.string(), v.url()),
    region: text,
    profile: text,
  }),
]);

export interface ConnectionSettings {
  readonly specs: readonly ConnectionSpec[];
  /** A sentence for each entry that cannot be used. */
  readonly problems: readonly string[];
}

/** Reads the value of `dwell.connections`. Entries that make no sense are named, the others are used. */
export function parseConnectionSettings(value: unknown): ConnectionSettings {
  if (!Array.isArray(value)) return { specs: [], problems: ['dwell.connections must be a list of connections.'] };
  const specs = new Map<string, ConnectionSpec>();
  const problems: string[] = [];
  value.forEach((entry, index) => {
    const parsed = v.safeParse(spec, entry);
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const where = v.getDotPath(issue);
      problems.push(
        `Connection ${index + 1} of dwell.connections: ${where === null ? '' : `"${where}": `}${issue.message}.`,
      );
    } else if (specs.has(parsed.output.name)) {
      problems.push(`Connection ${index + 1} of dwell.connections: the name "${parsed.output.name}" is taken already.`);
    } else {
      specs.set(parsed.output.name, parsed.output as ConnectionSpec);
    }
  });
  return { specs: [...specs.values()], problems };
}
