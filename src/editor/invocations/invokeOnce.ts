import * as vscode from 'vscode';
import type { Invocation, InvocationMode, InvokeOptions } from '../../model/invocation/invocation';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import type { CommandContext } from '../commandContext';
import type { ReadyPayload } from '../payloads/documents/payloadComposer';
import { textOf } from '../payloads/showPayload';
import type { ChosenFunction } from '../payloads/targetOf';
import { confirmProtected } from './confirmProtected';

/**
 * The one way from a click to a request: takes the payload as it stands on the screen, checks it, asks before a second one of
 * the same kind, sends once and opens the panel. Resolves when the request has left, or with `undefined` when nothing was sent.
 */
export async function invokeOnce(
  { target, payload }: ChosenFunction,
  mode: InvocationMode,
  context: CommandContext,
): Promise<Invocation | undefined> {
  const uri = payload ?? (await context.payloads.preferred(target)).uri;
  const composed = await context.composer.compose(await textOf(uri), uri);
  switch (composed.kind) {
    case 'canceled':
      return undefined;
    case 'rejected':
      await context.problems.show(uri, composed.problem);
      return undefined;
    case 'ready':
      return send({ target, mode, composed, options: context.settings.optionsOf(uri), uri }, context);
  }
}

/** As `invokeOnce`, with a text as it goes out, which may have no document. */
export async function send(
  request: {
    readonly target: ChosenFunction['target'];
    readonly mode: InvocationMode;
    readonly composed: ReadyPayload;
    readonly options: InvokeOptions;
    readonly uri: vscode.Uri | undefined;
  },
  context: CommandContext,
): Promise<Invocation | undefined> {
  const { target, mode, composed, options, uri } = request;
  const { text: payload, keptPayload } = composed;
  const connection = context.connections.get(target.connectionId);
  if (connection === undefined) {
    await vscode.window.showErrorMessage(
      `The connection of ${target.functionName} is no longer in dwell.connections, so nothing was sent.`,
    );
    return undefined;
  }
  if (!(await isWanted(request, context))) return undefined;
  if (!(await confirmProtected(connection, target, mode))) return undefined;
  const result = context.sender.send({ connection, target, mode, payload, keptPayload, options });
  if (result.kind === 'rejected') {
    if (uri !== undefined) await context.problems.show(uri, result.problem);
    else await vscode.window.showErrorMessage(`Nothing was sent. ${result.problem.message}`);
    return undefined;
  }
  const { invocation, answered } = result;
  context.log.info(`${mode} ${target.functionName} on ${connection.spec.name}: sent, trace ${invocation.traceId}`);
  context.panels.show({ kind: 'invocation', invocationId: invocation.id });
  if (uri !== undefined) await context.payloads.rememberUsed(target, uri);
  void answered.then((after) =>
    context.log.info(`${mode} ${target.functionName}: ${after.answer.kind}${idsOf(after)}`),
  );
  return invocation;
}

/** A second click on a function that still runs may be impatience: it would run twice. */
async function isWanted(
  { target, mode }: { readonly target: ChosenFunction['target']; readonly mode: InvocationMode },
  { store, panels }: CommandContext,
): Promise<boolean> {
  const open = store.all().find((one) => {
    const isSame = one.target.connectionId === target.connectionId && one.target.functionName === target.functionName;
    return isSame && one.mode === mode && lifecycleOf(one, Date.now()).outcome === 'pending';
  });
  if (open === undefined) return true;
  const again = 'Invoke a Second Time';
  const show = 'Show the Running One';
  const choice = await vscode.window.showWarningMessage(
    `${target.functionName} is still under way. Nothing more was sent.`,
    show,
    again,
  );
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
