import * as vscode from 'vscode';
import type { ArgumentOf } from '../../ids';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { parseExecutionArn } from '../../model/durable/executionArn';
import type { Connections } from '../connections/connections';
import type { PayloadsToSend } from '../invocations/sendNeeds';
import { showPayload, textOf } from '../payloads/showPayload';
import type { InvocationPanels } from '../traces/panel/invocationPanels';
import { answer } from './answerCallback';
import type { AnsweredCallback, CallbackDocuments } from './callbackDocuments';
import { resolveCallback } from './resolveCallback';
import type { ExecutionNeeds } from './stopExecution';

export interface SucceedNeeds extends ExecutionNeeds {
  readonly connections: Connections;
  readonly documents: CallbackDocuments;
  readonly payloads: Pick<PayloadsToSend, 'composer' | 'problems'>;
  readonly panels: Pick<InvocationPanels, 'show'>;
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_SendDurableExecutionCallbackSuccess.html */
const maxBytes = 1024 * 1024;

/** Opens a document for the result of a callback; for such a document, sends its text as the result, once, and shows the execution. */
export async function succeedCallback(argument: ArgumentOf['execution'], needs: SucceedNeeds): Promise<Outcome> {
  const uri = argument instanceof vscode.Uri ? argument : undefined;
  const active = argument === undefined ? vscode.window.activeTextEditor?.document.uri : undefined;
  for (const document of [uri, active]) {
    const callback = document && needs.documents.callbackOf(document);
    if (document !== undefined && callback !== undefined) return sendResult(document, callback, needs);
  }
  if (uri !== undefined) return failed('This document does not answer a callback, or the callback was answered.');
  const resolved = await resolveCallback(argument, needs);
  if (resolved.kind !== 'done') return resolved;
  const { connection, reference, callbackId, name } = resolved.value;
  const callback = { connectionId: connection.id, executionArn: reference.arn, callbackId, operationName: name };
  await showPayload(await needs.documents.documentOf(callback));
  return done;
}

async function sendResult(
  uri: vscode.Uri,
  { connectionId, executionArn, callbackId, operationName }: AnsweredCallback,
  needs: SucceedNeeds,
): Promise<Outcome> {
  const connection = needs.connections.get(connectionId);
  const reference = parseExecutionArn(executionArn);
  if (connection === undefined || reference === undefined) {
    return failed('The connection of this callback is no longer in dwell.connections. Nothing was sent.');
  }
  const { composer, problems } = needs.payloads;
  const composed = await composer.compose((await textOf(uri)).trimEnd(), uri);
  if (composed.kind === 'canceled') return canceled;
  const problem = composed.kind === 'rejected' ? composed.problem : sizeProblem(composed.text);
  if (composed.kind === 'rejected' || problem !== undefined) {
    if (problem !== undefined) await problems.show(uri, problem);
    return canceled;
  }
  const chosen = { connection, reference, callbackId, name: operationName };
  const sent = await answer(chosen, { kind: 'succeed', callbackId, result: composed.text }, needs);
  if (sent.kind !== 'done') return sent;
  await needs.documents.forget(uri);
  needs.panels.show({ kind: 'execution', connectionId, executionArn });
  return done;
}

function sizeProblem(text: string): { readonly message: string; readonly offset: undefined } | undefined {
  if (new TextEncoder().encode(text).byteLength <= maxBytes) return undefined;
  return { message: 'The result of a callback can have at most 1 MB.', offset: undefined };
}
