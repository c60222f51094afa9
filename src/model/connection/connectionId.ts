import type { ConnectionSpec } from './connection';

/**
 * The id of a connection in function targets and stored invocations. It stays the same after reloads and when a connection's
 * region or profile is edited, so that its history is kept.
 */
export function connectionId(spec: ConnectionSpec): string {
  return `${spec.kind}:${spec.name}`;
}
