import * as vscode from 'vscode';
import { localRunOfTrace } from '../../invocations/localRunOfTrace';
import type { Sending } from './createSending';
import { offerRemedy } from './offerRemedy';

/** Offers what helps when Local could not run the function of an event or of a durable execution, once each, at its first attempt. */
export function offerEventRemedies({ store, connections, keepSdkPackage }: Sending): vscode.Disposable {
  const offered = new Set<string>();
  const subscription = store.onDidChange(({ kind, invocation }) => {
    // The caller of a durable function gets what its execution came to, not what a run lacked.
    const isTraced = invocation.mode === 'Event' || invocation.configuration?.durable !== undefined;
    if (kind !== 'updated' || !isTraced || offered.has(invocation.id)) return;
    // Documents of other connections are AWS's or a stranger's.
    if (connections.get(invocation.target.connectionId)?.spec.kind !== 'local') return;
    const run = localRunOfTrace(invocation.documents);
    if (run === undefined) return;
    offered.add(invocation.id);
    void offerRemedy(run, keepSdkPackage);
  });
  return vscode.Disposable.from(subscription);
}
