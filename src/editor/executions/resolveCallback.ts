import type { ArgumentOf } from '../../ids';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import { buildExecutionTree } from '../../model/durable/buildExecutionTree';
import type { HistoryEvent } from '../../model/durable/historyEvent';
import type { Operation } from '../../model/durable/operation';
import { readHistoryEvent } from '../../model/durable/readHistoryEvent';
import type { ChosenExecution } from './chosenExecution';
import type { ExecutionNeeds } from './stopExecution';

/** A callback of an execution, which waits. */
export interface ChosenCallback extends Pick<ChosenExecution, 'connection' | 'reference'> {
  readonly callbackId: string;
  /** `approval`, or `callback` where it has no name. */
  readonly name: string;
}

const maxEventsOfPage = 1_000;

/** The callback a command is about: the one of its argument, else the only one that waits, else the one that the user picks. */
export async function resolveCallback(
  argument: ArgumentOf['execution'],
  { resolveExecution, dialogs }: ExecutionNeeds,
): Promise<Outcome<ChosenCallback>> {
  const resolved = await resolveExecution(argument, {
    placeHolder: 'Select an execution that waits for a callback',
    isRunningOnly: true,
  });
  if (resolved.kind !== 'done') return resolved;
  const { connection, reference, callbackId, operationName } = resolved.value;
  if (callbackId !== undefined) {
    return doneWith({ connection, reference, callbackId, name: operationName ?? 'callback' });
  }
  const waiting = await waitingCallbacks(resolved.value);
  if (waiting.kind !== 'done') return waiting;
  const [only] = waiting.value;
  if (only === undefined) return failed(`${reference.name} does not wait for a callback.`);
  const picked = waiting.value.length === 1 ? only : await dialogs.pickCallback(waiting.value);
  const id = picked?.callback?.callbackId;
  return id === undefined
    ? canceled
    : doneWith({ connection, reference, callbackId: id, name: picked?.name ?? 'callback' });
}

/** Reads the history to its end: what waits may have begun at any time. */
async function waitingCallbacks({
  connection,
  reference: { arn },
}: ChosenExecution): Promise<Outcome<readonly Operation[]>> {
  const events: HistoryEvent[] = [];
  let marker: string | undefined;
  do {
    const request = { arn, marker, order: 'oldestFirst', maxEvents: maxEventsOfPage } as const;
    const page = await connection.durable.readHistory(request, noDeadline());
    if (!page.ok) return failed(page.failure.message);
    for (const text of page.value.events) {
      const event = readHistoryEvent(JSON.parse(text));
      if (event !== undefined) events.push(event);
    }
    marker = page.value.nextMarker;
  } while (marker !== undefined);
  return doneWith(buildExecutionTree(events, 0).operations.flatMap(waitingWithin));
}

function waitingWithin(operation: Operation): readonly Operation[] {
  const isWaiting = operation.status === 'waiting' && operation.callback?.callbackId !== undefined;
  return [...(isWaiting ? [operation] : []), ...operation.children.flatMap(waitingWithin)];
}
