import type { ConnectionSpec } from './connection';

/**
 * The id that function targets and stored invocations carry. It survives reloads and stays the same when a
 * connection's region or profile is edited, so that its history stays with it.
 */
export function connectionId(spec: ConnectionSpec): string {
  return `${spec.kind}:${spec.name}`;
}
