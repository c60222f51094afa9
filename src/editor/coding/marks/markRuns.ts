import type { InvocationStore } from '../../../invocations/invocationStore';
import type { PanelContent } from '../../../invocations/panel/panelContent';
import type { Invocation } from '../../../model/invocation/invocation';
import { codeResults, invocationResults } from '../../../trace/code/codeResults';
import { lifecycleOf } from '../../../trace/normalize/invocationLifecycle';
import { traceOf } from '../../../trace/parse/traceOf';
import type { CodeMarks } from './codeMarks';

/** Marks the code with each invocation of this window as evidence about it arrives. Asks no connection. */
export function markRuns(store: InvocationStore, marks: CodeMarks): { dispose(): void } {
  /** The newest invocation of each function, and what was known of it when it was marked. */
  const newest = new Map<string, { readonly id: string; readonly evidence: readonly unknown[] }>();
  return store.onDidChange(({ kind, invocation }) => {
    const { target, id, mode } = invocation;
    if (mode === 'DryRun') return;
    const known = newest.get(target.functionName);
    if (kind === 'added') {
      newest.set(target.functionName, { id, evidence: [] });
      marks.clear(target.functionName);
    }
    if (known?.id !== id) return;
    if (kind === 'removed') marks.clear(target.functionName);
    const evidence = evidenceOf(invocation);
    if (kind !== 'updated' || evidence.every((part, index) => part === known.evidence[index])) return;
    newest.set(target.functionName, { id, evidence });
    markInvocation(invocation, marks);
  });
}

/** Marks the code with what a panel shows. */
export function markContent({ invocation, documents }: PanelContent, marks: CodeMarks): void {
  const trace = invocation === undefined ? traceOf(documents) : undefined;
  if (invocation !== undefined) markInvocation(invocation, marks);
  if (trace === undefined) return;
  for (const result of codeResults(trace)) void marks.show(result, trace.startMs);
}

function markInvocation(invocation: Invocation, marks: CodeMarks): void {
  const lifecycle = lifecycleOf(invocation, Date.now());
  for (const result of invocationResults(invocation, lifecycle)) void marks.show(result, invocation.sentMs);
}

/** An invocation is replaced at every poll, these parts only when there is news. */
function evidenceOf({ answer, documents, logs }: Invocation): readonly unknown[] {
  return [answer, documents, logs];
}
