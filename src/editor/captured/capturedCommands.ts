import type * as vscode from 'vscode';
import type { CapturedEvent } from '../../events/captured/findEvents';
import { toPayloadDocument } from '../../events/payloadDocument';
import type { ArgumentOf } from '../../ids';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { CommandHandlers } from '../commands/registerCommands';
import { type DebugNeeds, debugPayload } from '../debugging/debugCommands';
import { latestInvocation } from '../invocations/resolveInvocation';
import { gzip } from '../payloads/documents/gzip';
import { showPayload } from '../payloads/showPayload';
import { showQuickPick } from '../sinks/quickInput';
import { traceUnder } from '../traces/search/foundTraceCommands';
import { chooseEvent, pickEvent } from './chooseEvent';
import { eventsOfTrace } from './eventsOfTrace';

/** What can be done with an event that stands in an editor: a record, a message, a log line, a trace. */
export function capturedCommands(needs: DebugNeeds) {
  return {
    debugCapturedEvent: async () => {
      const chosen = await chooseEvent();
      if (chosen.kind !== 'done') return chosen;
      const target = await functionOf(chosen.value, needs);
      return target === undefined ? canceled : debugPayload(target, chosen.value, needs);
    },
    newPayloadFromText: async () => {
      const chosen = await chooseEvent();
      if (chosen.kind !== 'done') return chosen;
      const target = await functionOf(chosen.value, needs);
      return target === undefined ? canceled : createPayload(target, chosen.value.payload, needs);
    },
    newPayloadFromInvocation: async (argument) => {
      const { store } = needs.sending;
      const resolved = await needs.history.resolveInvocation(argument, latestInvocation(store));
      if (resolved.kind !== 'done') return resolved;
      const text = store.payloadOf(resolved.value.id);
      if (text === undefined) return failed('The payload was not stored (dwell.history.keep).');
      return createPayload(resolved.value.target, text, needs);
    },
    newPayloadFromTrace: (argument) => newPayloadFromTrace(argument, needs),
  } satisfies CommandHandlers;
}

/** Takes the payload from the history; else the event from the trace, or from the logs of its functions. */
async function newPayloadFromTrace(argument: ArgumentOf['trace'], needs: DebugNeeds): Promise<Outcome<vscode.Uri>> {
  const { store, connections } = needs.sending;
  const { connectionId, traceId } = traceUnder(argument) ?? {};
  const connection = connectionId === undefined ? undefined : connections.get(connectionId);
  if (traceId === undefined || connection === undefined) return failed('Select a trace in the Traces view.');
  const own = store.all().find((one) => one.traceId === traceId);
  const sent = own === undefined ? undefined : store.payloadOf(own.id);
  if (own !== undefined && sent !== undefined) return createPayload(own.target, sent, needs);
  const events = await eventsOfTrace(traceId, connection, noDeadline());
  if (!events.ok) return failed(events.failure.message);
  const none =
    'No event in this trace or in the logs of its functions. X-Ray stores no payloads; a function can log its event.';
  const chosen = await pickEvent(events.value, none);
  if (chosen.kind !== 'done') return chosen;
  const target = await functionOf(chosen.value, needs);
  return target === undefined ? canceled : createPayload(target, chosen.value.payload, needs);
}

/** The function that the text names, where this workspace has it; else the one that the user picks of the workspace's. */
async function functionOf(
  { functionName }: CapturedEvent,
  { handlers, sending }: DebugNeeds,
): Promise<FunctionTarget | undefined> {
  const connectionId = sending.connections.workspaceConnectionId();
  const { declared } = handlers;
  const named = functionName === undefined ? undefined : await declared.find(functionName);
  if (named !== undefined) return { connectionId, functionName: named.name, qualifier: undefined };
  const items = (await declared.all()).map(({ name, runtime }) => ({ label: name, description: runtime }));
  const placeHolder = functionName === undefined ? 'Select the function' : `Select the function for ${functionName}`;
  const [only, ...others] = items;
  const picked = others.length === 0 && functionName === undefined ? only : await showQuickPick(items, { placeHolder });
  return picked === undefined ? undefined : { connectionId, functionName: picked.label, qualifier: undefined };
}

/** Writes a payload that is sent as the event was, laid out for reading, and opens it. */
async function createPayload(
  target: FunctionTarget,
  event: string,
  { payloads }: DebugNeeds,
): Promise<Outcome<vscode.Uri>> {
  const { files } = payloads;
  const name = await files.freeScratchName(target, 'captured');
  const { uri } = await files.createScratch(target, name, toPayloadDocument(event, gzip));
  await files.rememberUsed(target, uri);
  await showPayload(uri);
  return doneWith(uri);
}
