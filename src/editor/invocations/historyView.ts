import type { InvocationStore } from '../../invocations/invocationStore';
import type { ResolveInvocation } from './resolveInvocation';
import type { SentDocuments } from './sentDocuments';
import type { InvocationTree } from './tree/invocationTree';

/** The objects that the commands of the view **Invocations** use. */
export interface HistoryView {
  readonly store: InvocationStore;
  /** Payloads and responses as documents. */
  readonly sent: SentDocuments;
  readonly invocationTree: InvocationTree;
  readonly resolveInvocation: ResolveInvocation;
}
