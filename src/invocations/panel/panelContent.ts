import type { Invocation } from '../../model/invocation/invocation';
import type { OpenedTrace, PanelSubject } from '../../protocol/panelMessages';

/** The current content of a panel, for requests about it. */
export interface PanelContent {
  readonly traceId: string;
  /** X-Ray documents, JSON text each; empty while there are none. */
  readonly documents: readonly string[];
  /** Absent for a trace that was opened by its id or from a file. */
  readonly invocation: Invocation | undefined;
  /** The connection of the trace; absent for a file. */
  readonly connectionId: string | undefined;
}

/**
 * Returns the content; `undefined` when the subject no longer exists. `opened`: the loaded trace for a subject that is not an
 * invocation.
 */
export function panelContent(
  subject: PanelSubject,
  store: { get(id: string): Invocation | undefined },
  opened: OpenedTrace | undefined,
): PanelContent | undefined {
  if (subject.kind === 'invocation') {
    const invocation = store.get(subject.invocationId);
    return invocation === undefined ? undefined : contentOf(invocation);
  }
  if (opened === undefined) return undefined;
  const connectionId = subject.kind === 'trace' ? subject.connectionId : undefined;
  return { traceId: opened.traceId, documents: opened.documents, invocation: undefined, connectionId };
}

/** The content of an invocation's panel. */
export function contentOf(invocation: Invocation): PanelContent {
  const { traceId, documents, target } = invocation;
  return { traceId, documents, invocation, connectionId: target.connectionId };
}
