import * as vscode from 'vscode';
import { followOwnExecutions } from '../../explorer/executions/ownExecutions';
import { extensionId } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import type { ExecutionReference } from '../../model/durable/executionArn';
import { executionLinkPath } from '../../model/durable/executionLink';
import { registerCommands } from '../commands/registerCommands';
import type { FunctionView } from '../functions/functionView';
import type { ResolveFunction } from '../functions/resolveFunction';
import { send } from '../invocations/invokeOnce';
import type { SendNeeds } from '../invocations/sendNeeds';
import { showStatus } from '../sinks/labels';
import { failCallback, sendCallbackHeartbeat } from './answerCallback';
import { CallbackDocuments } from './callbackDocuments';
import { CallbackLenses } from './callbackLenses';
import { clearExecutionFilter, filterExecutions, showMoreExecutions } from './filterExecutions';
import { openDurableSample } from './openDurableSample';
import { openExecution } from './openExecution';
import { executionResolver } from './resolveExecution';
import { shownDialogs } from './shownDialogs';
import { startExecutionAgain } from './startExecutionAgain';
import { stopExecution } from './stopExecution';
import { succeedCallback } from './succeedCallback';

interface ExecutionFeatureNeeds extends SendNeeds {
  readonly view: FunctionView;
  readonly resolveFunction: ResolveFunction;
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri' | 'workspaceState'>;
}

const shownMs = 5_000;

/** The commands about durable executions, and the documents that answer their callbacks. */
export function registerExecutions({
  view,
  resolveFunction,
  context,
  ...sending
}: ExecutionFeatureNeeds): vscode.Disposable {
  const { connections, store, executions } = view;
  const documents = new CallbackDocuments(context.globalStorageUri, context.workspaceState);
  const resolveExecution = executionResolver({ connections, store, executions });
  const needs = { ...view, resolveFunction, resolveExecution, dialogs: shownDialogs };
  const answering = { ...needs, documents, payloads: sending.payloads, panels: sending.panels };
  const copy = async (
    argument: Parameters<typeof resolveExecution>[0],
    textOf: (reference: ExecutionReference) => string,
    said: string,
  ): Promise<Outcome> => {
    const resolved = await resolveExecution(argument, { placeHolder: 'Select an execution', isRunningOnly: false });
    if (resolved.kind !== 'done') return resolved;
    await vscode.env.clipboard.writeText(textOf(resolved.value.reference));
    showStatus('check', said, shownMs);
    return done;
  };
  return vscode.Disposable.from(
    documents,
    followOwnExecutions(store, executions),
    vscode.languages.registerCodeLensProvider({ pattern: '**/callbacks/*.json' }, new CallbackLenses(documents)),
    registerCommands({
      openDurableSample: () => openDurableSample(context.extensionUri),
      openExecution: (argument) => openExecution(argument, { resolveExecution, panels: sending.panels }),
      copyExecutionLink: (argument) => copy(argument, ({ arn }) => linkTo(arn), 'Link copied'),
      copyExecutionArn: (argument) => copy(argument, ({ arn }) => arn, 'ARN copied'),
      stopExecution: (argument) => stopExecution(argument, needs),
      startExecutionAgain: (argument) =>
        startExecutionAgain(argument, { ...needs, send: (request) => send(request, sending) }),
      succeedCallback: (argument) => succeedCallback(argument, answering),
      failCallback: (argument) => failCallback(argument, needs),
      sendCallbackHeartbeat: (argument) => sendCallbackHeartbeat(argument, needs),
      filterExecutions: (argument) => filterExecutions(argument, needs),
      clearExecutionFilter: (argument) => clearExecutionFilter(argument, needs),
      showMoreExecutions: (argument) => showMoreExecutions(argument, needs),
    }),
  );
}

function linkTo(arn: string): string {
  return `${vscode.env.uriScheme}://${extensionId}${executionLinkPath(arn)}`;
}
