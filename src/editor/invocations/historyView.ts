import type { InvocationStore } from '../../invocations/invocationStore';
import type { ResolveInvocation } from './resolveInvocation';
import type { SentDocuments } from './sentDocuments';
import type { InvocationTree } from './tree/invocationTree';

/** What the commands of the view **Invocations** work with. */
export interface HistoryView {
  readonly store: InvocationStore;
  /** What was sent and what came back, as documents. */
  readonly sent: SentDocuments;
  readonly invocationTree: InvocationTree;
  readonly resolveInvocation: ResolveInvocation;
}
