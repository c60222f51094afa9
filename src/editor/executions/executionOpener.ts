import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { parseExecutionArn } from '../../model/durable/executionArn';
import { executionConnections } from '../../model/durable/executionConnections';
import type { LinkNeeds } from '../links/openTraceId';
import { showMessage } from '../sinks/messages';
import type { ChosenExecution } from './chosenExecution';
import { notAnArn, withConnection } from './resolveExecution';

/** Opens durable executions by their ARNs. The connection is found by account and Region, or asked for. */
export class ExecutionOpener {
  constructor(private readonly needs: LinkNeeds) {}

  /** `asksFirst`: somebody else may have written the link, and opening it sends a request. */
  async open(executionArn: string, asksFirst: boolean): Promise<Outcome> {
    const { store, connections, panels } = this.needs;
    const reference = parseExecutionArn(executionArn);
    if (reference === undefined) return failed(notAnArn);
    const candidates = executionConnections(connections.all(), store.all(), reference);
    const chosen = await withConnection(reference, candidates);
    if (chosen.kind !== 'done') return chosen;
    if (asksFirst && !(await confirm(chosen.value))) return canceled;
    panels.show({ kind: 'execution', connectionId: chosen.value.connection.id, executionArn: reference.arn });
    return done;
  }
}

async function confirm({ connection, reference }: ChosenExecution): Promise<boolean> {
  const { functionName, qualifier, name, accountId, region } = reference;
  const open = 'Open Execution';
  const detail = [
    `Execution: ${name}`,
    `Function: ${functionName}:${qualifier}`,
    `From: account ${accountId}, ${region}`,
    `Connection: ${connection.spec.name}`,
    '',
    'The execution and its history are read from Lambda.',
  ].join('\n');
  const text = 'Open the durable execution of this link?';
  return (await showMessage('information', { text, detail, isModal: true, buttons: [open] })) === open;
}
