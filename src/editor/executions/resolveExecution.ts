import type * as vscode from 'vscode';
import { statusText } from '../../explorer/executions/executionChoice';
import type { ExecutionLists } from '../../explorer/executions/executionLists';
import { rowTime } from '../../explorer/rowTexts';
import type { InvocationStore } from '../../invocations/invocationStore';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import { type ExecutionReference, parseExecutionArn } from '../../model/durable/executionArn';
import { executionConnections } from '../../model/durable/executionConnections';
import { executionArnOf } from '../../model/invocation/invocation';
import { commandTo } from '../commands/commandTo';
import type { Connections } from '../connections/connections';
import { nodeOf } from '../functions/functionUnder';
import { connectionOf } from '../functions/tree/functionNodes';
import { showInputBox, showQuickPick } from '../sinks/quickInput';
import type { ChosenExecution, ExecutionCandidates, ResolveExecution } from './chosenExecution';

interface ResolveNeeds {
  readonly connections: Connections;
  readonly store: InvocationStore;
  readonly executions: ExecutionLists;
}

/** The sentence for a text that is no ARN of an execution. */
export const notAnArn = 'This is not the ARN of a durable execution.';

/** Makes the resolver, once for all commands. */
export function executionResolver(needs: ResolveNeeds): ResolveExecution {
  return async (argument, candidates) => {
    const node = nodeOf(argument);
    if (node?.kind === 'execution') return chosen(connectionOf(node), node.execution.arn);
    if (argument !== undefined && 'executionArn' in argument) {
      if (argument.connectionId === undefined) return anywhere(argument.executionArn, needs);
      const { connectionId, executionArn, callbackId, operationName } = argument;
      return chosen(needs.connections.get(connectionId), executionArn, { callbackId, operationName });
    }
    return pickExecution(candidates, needs);
  };
}

function chosen(
  connection: Connection | undefined,
  arn: string,
  { callbackId, operationName }: Partial<Pick<ChosenExecution, 'callbackId' | 'operationName'>> = {},
): Outcome<ChosenExecution> {
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const reference = parseExecutionArn(arn);
  if (reference === undefined) return failed(notAnArn);
  return doneWith({ connection, reference, callbackId, operationName });
}

type Item = vscode.QuickPickItem & { readonly known?: KnownExecution };

interface KnownExecution {
  readonly connection: Connection;
  readonly arn: string;
}

/** Those that are listed or were started here; else an ARN is entered. */
async function pickExecution(candidates: ExecutionCandidates, needs: ResolveNeeds): Promise<Outcome<ChosenExecution>> {
  const known = knownExecutions(candidates, needs);
  if (known.length === 0) return enterArn(needs);
  const enter: Item = { label: 'Enter an ARN…', alwaysShow: true };
  const { placeHolder } = candidates;
  const picked = await showQuickPick<Item>([...known, enter], { placeHolder, matchOnDescription: true });
  if (picked === undefined) return canceled;
  return picked.known === undefined ? enterArn(needs) : chosen(picked.known.connection, picked.known.arn);
}

function knownExecutions({ isRunningOnly }: ExecutionCandidates, needs: ResolveNeeds): readonly Item[] {
  const { connections, store, executions } = needs;
  const listed = executions.listed().flatMap(({ connectionId, execution }): Item[] => {
    const connection = connections.get(connectionId);
    if (connection === undefined || (isRunningOnly && execution.status !== 'RUNNING')) return [];
    const { arn, name, status, startMs } = execution;
    const description = `${statusText(status)} · ${rowTime(startMs, Date.now())}`;
    return [{ label: name, description, known: { connection, arn } }];
  });
  const arns = new Set(listed.map(({ known }) => known?.arn));
  const sent = store.all().flatMap((one): Item[] => {
    const { target, sentMs } = one;
    const arn = executionArnOf(one);
    const connection = connections.get(target.connectionId);
    if (arn === undefined || connection === undefined || arns.has(arn)) return [];
    const label = parseExecutionArn(arn)?.name ?? arn;
    return [{ label, description: `sent ${rowTime(sentMs, Date.now())}`, known: { connection, arn } }];
  });
  return [...listed, ...sent];
}

/** Asks for the ARN of an execution, and for its connection where several may have it. */
async function enterArn(needs: ResolveNeeds): Promise<Outcome<ChosenExecution>> {
  const text = await showInputBox({
    title: 'Durable Execution',
    prompt: 'ARN of a durable execution',
    placeHolder: 'arn:aws:lambda:eu-west-1:123456789012:function:order:3/durable-execution/NAME/ID',
    ignoreFocusOut: true,
    validateInput: arnProblem,
  });
  return text === undefined || text.trim() === '' ? canceled : anywhere(text, needs);
}

function anywhere(arn: string, { connections, store }: ResolveNeeds): Promise<Outcome<ChosenExecution>> {
  const reference = parseExecutionArn(arn);
  if (reference === undefined) return Promise.resolve(failed(notAnArn));
  return withConnection(reference, executionConnections(connections.all(), store.all(), reference));
}

/** A sentence, or `undefined` for what can be one. */
export function arnProblem(text: string): string | undefined {
  if (text.trim() === '' || parseExecutionArn(text) !== undefined) return undefined;
  return 'Enter an ARN that ends with /durable-execution/NAME/ID.';
}

/** The execution on the only connection that may have it, or on the one that the user picks. */
export async function withConnection(
  reference: ExecutionReference,
  candidates: readonly Connection[],
): Promise<Outcome<ChosenExecution>> {
  const [only] = candidates;
  if (only === undefined) {
    const message = `No connection for account ${reference.accountId}, ${reference.region}.`;
    return failed(message, commandTo('addConnection', 'Add Connection'));
  }
  const items = candidates.map((connection) => ({
    label: connection.spec.name,
    description: connection.spec.kind,
    connection,
  }));
  const placeHolder = 'Select the connection of the execution';
  const picked = candidates.length === 1 ? { connection: only } : await showQuickPick(items, { placeHolder });
  return picked === undefined ? canceled : chosen(picked.connection, reference.arn);
}
