import * as vscode from 'vscode';
import { invocationLines } from '../../explorer/agents/invocationLines';
import { noDeadline } from '../../model/base/noDeadline';
import type { Connection } from '../../model/connection/connection';
import { type Invocation, type InvocationMode, noOptions } from '../../model/invocation/invocation';
import { toolConfirmation } from '../sinks/toolTexts';
import { type AgentNeeds, connectionOf, required, ToolRefusal } from './agentNeeds';
import type { ToolInput } from './toolInput';

/** Characters of a payload that a person can be expected to read. */
const maxShown = 2_000;

/** After this, the model is told what is known so far and how to ask further: an event's retries take minutes. */
const maxWaitMs = 60_000;

const modes: readonly InvocationMode[] = ['RequestResponse', 'Event', 'DryRun'];

interface InvokeToolRequest {
  readonly connection: Connection;
  readonly functionName: string;
  readonly qualifier: string | undefined;
  readonly mode: InvocationMode;
  readonly payload: string;
}

/** The question before an invocation: account, region, function, mode and payload. Throws ToolRefusal where none is allowed. */
export async function confirmInvoke(
  input: ToolInput,
  needs: AgentNeeds,
): Promise<vscode.LanguageModelToolConfirmationMessages> {
  const { connection, functionName, qualifier, mode, payload } = requestOf(input, needs);
  const identity = await connection.identity.getIdentity(noDeadline());
  const account = identity.ok ? identity.value?.accountId : undefined;
  const { spec } = connection;
  const isLocal = spec.kind === 'local';
  const isCut = payload.length > maxShown;
  return toolConfirmation({
    title: `Invoke ${functionName} on ${spec.name}?`,
    facts: [
      ['Account', isLocal ? 'none, this machine' : (account ?? 'unknown')],
      ['Region', isLocal ? 'none, this machine' : (spec.region ?? 'from the profile or the environment')],
      ['Function', qualifier === undefined ? functionName : `${functionName}:${qualifier}`],
      ['Invocation type', mode],
      ['Payload', `${payload.length} characters${isCut ? `, the first ${maxShown} of which are shown` : ''}`],
    ],
    code: payload.slice(0, maxShown),
  });
}

/** Sends the payload once, as it is: no placeholder is resolved. Waits for the outcome, a minute at most. */
export async function invokeByTool(input: ToolInput, needs: AgentNeeds, signal: AbortSignal): Promise<string> {
  const { connection, functionName, qualifier, mode, payload } = requestOf(input, needs);
  const { sender, store, log } = needs.sending;
  const target = { connectionId: connection.id, functionName, qualifier };
  const result = sender.send({ connection, target, mode, payload, options: noOptions });
  if (result.kind === 'rejected') throw new ToolRefusal(`Nothing was sent. ${result.problem.message}`);
  const { id, traceId } = result.invocation;
  log.info(`${mode} ${functionName} on ${connection.spec.name}: sent by a language model tool, trace ${traceId}`);
  await untilEnded(id, store, signal);
  const invocation = store.get(id) ?? result.invocation;
  const open =
    invocation.following.kind === 'ended' ? [] : [`It is still running. Ask dwell_get_invocation with id ${id}.`];
  return [invocationLines(invocation, Date.now()), ...open].join('\n');
}

function requestOf(input: ToolInput, { sending }: AgentNeeds): InvokeToolRequest {
  if (!vscode.workspace.isTrusted) {
    throw new ToolRefusal('This workspace is in Restricted Mode: a language model cannot invoke functions from it.');
  }
  const functionName = required(input, 'function');
  const connection = connectionOf(input, sending.connections);
  const { spec } = connection;
  if (spec.kind !== 'local' && spec.isProtected === true) {
    throw new ToolRefusal(`"${spec.name}" is protected: only the user can invoke functions on it.`);
  }
  const wanted = input.text('invocationType') ?? 'RequestResponse';
  const mode = modes.find((one) => one === wanted);
  if (mode === undefined) throw new ToolRefusal(`"invocationType" must be one of ${modes.join(', ')}.`);
  return { connection, functionName, qualifier: input.text('qualifier'), mode, payload: input.json('payload') };
}

function untilEnded(id: string, store: AgentNeeds['sending']['store'], signal: AbortSignal): Promise<void> {
  const hasEnded = (one: Invocation | undefined): boolean => one === undefined || one.following.kind === 'ended';
  if (signal.aborted || hasEnded(store.get(id))) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, maxWaitMs);
    const subscription = store.onDidChange(() => {
      if (hasEnded(store.get(id))) end();
    });
    signal.addEventListener('abort', end);
  });
}
