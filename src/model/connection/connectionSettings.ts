import * as v from 'valibot';
import { type StoredFormat, upgradeStored } from '../base/storedFormat';
import type { ConnectionSpec } from './connection';

const name = v.pipe(v.string(), v.trim(), v.minLength(1));
const text = v.optional(v.pipe(v.string(), v.trim(), v.minLength(1)));

const flag = v.optional(v.boolean());

const spec = v.variant('kind', [
  v.strictObject({ kind: v.literal('local'), name }),
  v.strictObject({ kind: v.literal('aws'), name, profile: text, region: text, protected: flag }),
  v.strictObject({
    kind: v.literal('endpoint'),
    name,
    endpoint: v.pipe(v.string(), v.check(isEndpoint)),
    region: text,
    profile: text,
    testCredentials: flag,
    protected: flag,
  }),
]);

/** Whether it is the URL of a server. A password in a URL would be visible in the tree, in tooltips and in the log. */
export function isEndpoint(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** The format of an entry. An entry without a version is of version 1, as people write them. */
export const connectionFormat: StoredFormat = [];

export interface ConnectionSettings {
  readonly specs: readonly ConnectionSpec[];
  /** The entries that cannot be used, as they are: they stay in the setting when others change. */
  readonly unused: readonly unknown[];
  /** A sentence for each entry that cannot be used. */
  readonly problems: readonly string[];
}

/** Parses the value of `dwell.connections`. Invalid entries are reported, the others are used. */
export function parseConnectionSettings(value: unknown): ConnectionSettings {
  if (!Array.isArray(value)) {
    return { specs: [], unused: [], problems: ['dwell.connections must be a list of connections.'] };
  }
  const specs = new Map<string, ConnectionSpec>();
  const problems: string[] = [];
  const unused: unknown[] = [];
  value.forEach((entry: unknown, index) => {
    const read = readEntry(entry, specs);
    if ('problem' in read) {
      unused.push(entry);
      problems.push(`dwell.connections, entry ${index + 1}: ${read.problem}.`);
    } else {
      specs.set(read.name, read);
    }
  });
  return { specs: [...specs.values()], unused, problems };
}

function readEntry(
  entry: unknown,
  known: ReadonlyMap<string, ConnectionSpec>,
): ConnectionSpec | { readonly problem: string } {
  const upgraded = upgradeStored(entry, connectionFormat);
  if (upgraded.kind === 'newer') return { problem: 'it requires a newer version of Dwell' };
  const parsed = v.safeParse(spec, upgraded.kind === 'current' ? upgraded.value : entry);
  if (!parsed.success) return { problem: explain(parsed.issues[0]) };
  const { name: taken } = parsed.output;
  return known.has(taken) ? { problem: `the name "${taken}" is already used` } : toSpec(parsed.output);
}

function toSpec(entry: v.InferOutput<typeof spec>): ConnectionSpec {
  if (entry.kind === 'local') return entry;
  const { protected: isProtected, ...rest } = entry;
  const guard = isProtected === true ? { isProtected } : {};
  const place = {
    ...(rest.region === undefined ? {} : { region: rest.region }),
    ...(rest.profile === undefined ? {} : { profile: rest.profile }),
    ...guard,
  };
  if (rest.kind === 'aws') return { kind: 'aws', name: rest.name, ...place };
  const test = rest.testCredentials === true ? { usesTestCredentials: true } : {};
  return { kind: 'endpoint', name: rest.name, endpoint: rest.endpoint, ...place, ...test };
}

/** Converts a connection to an entry of the setting. */
export function toSetting(spec: ConnectionSpec): Record<string, unknown> {
  if (spec.kind === 'local') return { ...spec };
  const { isProtected, ...rest } = spec;
  const guard = isProtected === true ? { protected: true } : {};
  if (rest.kind === 'aws') return { ...rest, ...guard };
  const { usesTestCredentials, ...place } = rest;
  return { ...place, ...(usesTestCredentials === true ? { testCredentials: true } : {}), ...guard };
}

/** Explains what is wrong with an entry without its values, which may be confidential. */
function explain(issue: v.InferIssue<typeof spec>): string {
  const key = v.getDotPath(issue);
  if (key === null) return 'it must be an object such as { "kind": "aws", "name": "Staging", "profile": "staging" }';
  if (issue.expected === 'never') return `"${key}" is not a property of this kind of connection`;
  switch (key) {
    case 'kind':
      return '"kind" must be "local", "aws" or "endpoint"';
    case 'endpoint':
      return '"endpoint" must be a URL such as http://localhost:4566, without a user name or password';
    case 'protected':
    case 'testCredentials':
      return `"${key}" must be true or false`;
    default:
      return `"${key}" must be a non-empty string`;
  }
}
