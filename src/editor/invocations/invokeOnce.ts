import type * as vscode from 'vscode';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import { executionArnOf, type Invocation, type InvocationMode, noOptions } from '../../model/invocation/invocation';
import { isBusy } from '../../model/lifecycle/isBusy';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { commandTo } from '../commands/commandTo';
import type { ChosenFunction } from '../functions/resolveFunction';
import type { ReadyPayload } from '../payloads/documents/payloadComposer';
import { textOf } from '../payloads/showPayload';
import { showMessage } from '../sinks/messages';
import { confirmProtected } from './confirmProtected';
import { offerRemedy } from './offerRemedy';
import type { SendNeeds, SendRequest } from './sendNeeds';

/**
 * The single path from a click to a request: takes the payload as shown in the editor, checks it, asks for confirmation if the
 * function is still running, sends once and opens the panel. Completes when the request has been sent. A payload that cannot be
 * sent is only marked in its document.
 */
export async function invokeOnce(
  { target, payload, isDebugged }: ChosenFunction & Pick<SendRequest, 'isDebugged'>,
  mode: InvocationMode,
  needs: SendNeeds,
): Promise<Outcome<Invocation>> {
  const { composer, problems, settings, firstPayload } = needs.payloads;
  const chosen =
    payload === undefined ? await firstPayload(target, mode) : doneWith({ kind: 'file', uri: payload } as const);
  if (chosen.kind !== 'done') return chosen;
  if (chosen.value.kind === 'empty') {
    const { sample } = chosen.value;
    return send(
      { target, mode, composed: empty, options: noOptions, uri: undefined, isDebugged, implicitPayload: { sample } },
      needs,
    );
  }
  const { uri } = chosen.value;
  const composed = await composer.compose(await textOf(uri), uri);
  switch (composed.kind) {
    case 'canceled':
      return canceled;
    case 'rejected':
      await problems.show(uri, composed.problem);
      return canceled;
    case 'ready':
      return send({ target, mode, composed, options: settings.optionsOf(uri), uri, isDebugged }, needs);
  }
}

const empty: ReadyPayload = { kind: 'ready', text: '{}', keptPayload: undefined };

/** Like `invokeOnce`, but with the final text, which may have no document. */
export async function send(request: SendRequest, needs: SendNeeds): Promise<Outcome<Invocation>> {
  const { target, mode, composed, options, uri, isDebugged, implicitPayload, isPanelKept } = request;
  const { text: payload, keptPayload } = composed;
  const { sending, panels } = needs;
  const { files, problems } = needs.payloads;
  const { log } = sending;
  const connection = sending.connections.get(target.connectionId);
  if (connection === undefined) return failed(connectionGone(target.functionName), addConnection());
  if (!(await isWanted(request, needs))) return canceled;
  if (!(await confirmProtected(connection, target, mode))) return canceled;
  const result = sending.sender.send({
    connection,
    target,
    mode,
    payload,
    keptPayload,
    options,
    isDebugged,
    implicitPayload,
  });
  if (result.kind === 'rejected') {
    if (uri === undefined) return failed(`Nothing was sent. ${result.problem.message}`);
    await problems.show(uri, result.problem);
    return canceled;
  }
  const { invocation, answered } = result;
  log.info(`${mode} ${target.functionName} on ${connection.spec.name}: sent, trace ${invocation.traceId}`);
  if (isPanelKept !== true) panels.show({ kind: 'invocation', invocationId: invocation.id });
  const known = isPanelKept === true ? undefined : openWhenKnown(invocation.id, isDebugged === true, needs);
  if (uri !== undefined) await files.rememberUsed(target, uri);
  void answered.then((after) => {
    known?.dispose();
    log.info(`${mode} ${target.functionName}: ${after.answer.kind}${idsOf(after)}`);
    if (after.answer.kind !== 'answered' || after.answer.localRun === undefined) return;
    void offerRemedy(after.answer.localRun, sending.keepSdkPackage);
  });
  return doneWith(invocation);
}

/**
 * Opens the durable execution that an invocation starts, as soon as that is known: with the response, or while it is awaited. An event's
 * response says no more than that it was accepted, so its panel becomes that of the execution.
 */
function openWhenKnown(
  id: string,
  isDebugged: boolean,
  { sending: { store }, panels }: SendNeeds,
): { dispose(): void } {
  const subscription = store.onDidChange(() => {
    const invocation = store.get(id);
    const executionArn = invocation && executionArnOf(invocation);
    if (invocation === undefined || executionArn === undefined) return;
    subscription.dispose();
    const execution = { kind: 'execution', connectionId: invocation.target.connectionId, executionArn } as const;
    if (invocation.mode === 'Event' && !isDebugged) panels.turn({ kind: 'invocation', invocationId: id }, execution);
    else panels.show(execution);
  });
  return subscription;
}

/** The failure for an invocation whose connection was removed. */
export function connectionGone(functionName: string): string {
  return `The connection of ${functionName} is no longer in dwell.connections. Nothing was sent.`;
}

export function addConnection(): vscode.Command {
  return commandTo('addConnection', 'Add Connection');
}

/** Asks before a function that is still running is invoked again: a second click may be accidental. */
async function isWanted({ target, mode }: SendRequest, { sending, panels }: SendNeeds): Promise<boolean> {
  const open = sending.store.all().find((one) => {
    const isSame = one.target.connectionId === target.connectionId && one.target.functionName === target.functionName;
    return isSame && one.mode === mode && isBusy(lifecycleOf(one, Date.now()));
  });
  if (open === undefined) return true;
  const again = 'Invoke Anyway';
  const show = 'Show Running Invocation';
  const choice = await showMessage('warning', {
    text: `${target.functionName} is still running. No new invocation was sent.`,
    buttons: [show, again],
  });
  if (choice === show) panels.show({ kind: 'invocation', invocationId: open.id });
  return choice === again;
}

function idsOf({ answer }: Invocation): string {
  switch (answer.kind) {
    case 'answered':
      return `, status ${answer.statusCode}, request ${answer.requestId}`;
    case 'refused':
    case 'lost':
      return `, ${answer.failure.name}`;
    default:
      return '';
  }
}
