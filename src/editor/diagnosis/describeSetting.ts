import { plural } from '../../model/base/plural';
import type { ConnectionSpec } from '../../model/connection/connection';
import { parseConnectionSettings } from '../../model/connection/connectionSettings';

/** Describes the value of a setting without any text of the user: a number, a count, or one of the setting's `choices`. */
export function describeSetting(value: unknown, choices: readonly unknown[] = []): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === '') return 'empty';
  if (typeof value === 'string') return choices.includes(value) ? value : 'set';
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number'))
    return value.join(', ');
  if (typeof value !== 'object' || value === null) return 'not set';
  return plural(Object.keys(value).length, 'entry', 'entries');
}

/** Describes connections by kind, without names, profiles, regions, and addresses. */
export function describeConnections(value: unknown): string {
  const { specs, problems } = parseConnectionSettings(value);
  const invalid = problems.length === 0 ? [] : [plural(problems.length, 'invalid entry', 'invalid entries')];
  const all = [...specs.map(describeConnection), ...invalid];
  return all.length === 0 ? 'none' : all.join('; ');
}

function describeConnection(spec: ConnectionSpec): string {
  if (spec.kind === 'local') return 'local';
  const facts = [
    spec.kind === 'endpoint' ? describeEndpoint(spec.endpoint) : undefined,
    spec.profile === undefined ? undefined : 'profile',
    spec.region === undefined ? undefined : 'region',
    spec.kind === 'endpoint' && spec.usesTestCredentials === true ? 'test credentials' : undefined,
    spec.isProtected === true ? 'protected' : undefined,
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? spec.kind : `${spec.kind} (${facts.join(', ')})`;
}

function describeEndpoint(endpoint: string): string {
  const { protocol, hostname } = new URL(endpoint);
  const isHere = /^(?:localhost|127\..*|\[::1\])$/.test(hostname);
  return `${protocol.slice(0, -1)} on ${isHere ? 'this machine' : 'another host'}`;
}
