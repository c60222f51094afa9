import type { ArgumentOf } from '../../ids';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, failed, type Outcome } from '../../model/base/outcome';
import { takesSynchronous } from '../../model/function/describeDurable';
import { type Invocation, noOptions } from '../../model/invocation/invocation';
import type { SendRequest } from '../invocations/sendNeeds';
import type { ExecutionNeeds } from './stopExecution';

export interface StartNeeds extends ExecutionNeeds {
  /** The single path from a click to an invocation. */
  readonly send: (request: SendRequest) => Promise<Outcome<Invocation>>;
}

/** Invokes the function with the input of an execution: under another name, or under the same to attach to it. */
export async function startExecutionAgain(
  argument: ArgumentOf['execution'],
  { resolveExecution, executions, dialogs, send }: StartNeeds,
): Promise<Outcome<Invocation>> {
  const resolved = await resolveExecution(argument, {
    placeHolder: 'Select an execution to start again',
    isRunningOnly: false,
  });
  if (resolved.kind !== 'done') return resolved;
  const { connection, reference } = resolved.value;
  const { functionName, qualifier, name } = reference;
  const read = await connection.durable.get(reference.arn, noDeadline());
  if (!read.ok) return failed(read.failure.message);
  const isAwaitable = takesSynchronous({ executionTimeoutSeconds: read.value.timeoutSeconds });
  const input = read.value.input?.text;
  if (input === undefined || read.value.input?.isTruncated === true) {
    return failed(`Lambda did not return the whole input of ${name}. Nothing was sent.`);
  }
  const choice = await dialogs.askStart(name);
  if (choice === undefined) return canceled;
  const sent = await send({
    target: { connectionId: connection.id, functionName, qualifier },
    mode: choice.kind === 'sameName' && isAwaitable ? 'RequestResponse' : 'Event',
    composed: { kind: 'ready', text: input, keptPayload: undefined },
    options: { ...noOptions, durableExecutionName: choice.kind === 'sameName' ? name : choice.name },
    uri: undefined,
  });
  if (sent.kind === 'done') executions.reread(connection.id, functionName);
  return sent;
}
