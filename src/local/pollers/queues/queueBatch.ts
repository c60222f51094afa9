import type { FailureCause } from '../../../model/polling/pollEvent';
import { readTraceHeader } from '../../tracing/traceHeader';
import type { CallResult } from '../functionCaller';
import { type PollerContext, pause } from '../poller';
import { readItemFailures } from '../rules/itemFailures';
import { backoffSeconds } from '../rules/streamFailure';
import type { PolledMessage, QueueReader } from './queueReader';

export interface QueueBatch {
  readonly id: string;
  readonly messages: readonly PolledMessage[];
}

/** X-Ray links so many traces to a segment. */
const maxLinks = 20;

/** Calls the function with a batch and deletes what it took. Never twice for the same batch, unless it was throttled. */
export async function runQueueBatch(
  batch: QueueBatch,
  reader: QueueReader,
  context: PollerContext,
  signal: AbortSignal,
): Promise<'succeeded' | 'failed' | 'throttled'> {
  const { emit, setResult } = context;
  const call = context.caller.newCall();
  const attempt = Math.max(...batch.messages.map(({ receiveCount }) => receiveCount));
  emit({
    kind: 'invoked',
    batchId: batch.id,
    records: batch.messages.map(({ id }) => id),
    functionName: context.functionName,
    attempt,
    ...call,
  });
  const result = await callUntilTaken(batch, call, context, signal);
  if (result.kind !== 'ran') {
    setResult(result.kind === 'throttled' ? 'PROBLEM: Function was throttled' : `PROBLEM: ${result.reason}`);
    await giveBack(batch.messages, reader, context);
    return 'throttled';
  }
  const failure = failureOf(result, batch, context);
  const failed = failure?.messages ?? [];
  await reader.delete(batch.messages.filter((one) => !failed.includes(one)));
  if (failure === undefined) {
    emit({ kind: 'succeeded', batchId: batch.id, requestId: call.requestId });
    setResult('OK');
    return 'succeeded';
  }
  emit({
    kind: 'failed',
    batchId: batch.id,
    requestId: call.requestId,
    attempt,
    cause: failure.cause,
    errorType: result.errorType,
    failed: failed.map(({ id }) => id),
  });
  setResult('PROBLEM: Function call failed');
  await giveBack(failed, reader, context);
  // Polling is slowed down after an error of the function, and not after items that it named.
  return failure.cause === 'itemFailures' ? 'succeeded' : 'failed';
}

/** A throttled call is repeated until the messages become visible to others, at no cost in attempts. */
async function callUntilTaken(
  batch: QueueBatch,
  call: { readonly requestId: string; readonly traceId: string },
  context: PollerContext,
  signal: AbortSignal,
): Promise<CallResult> {
  const payload = JSON.stringify({ Records: batch.messages.map(({ record }) => record) });
  const untilMs = Math.min(...batch.messages.map(({ visibleAtMs }) => visibleAtMs));
  for (let tries = 1; ; tries += 1) {
    const links = linksOf(batch.messages);
    const result = await context.caller.call({ ...call, functionName: context.functionName, payload, links });
    if (result.kind === 'ran') return result;
    const retryAtMs = context.now() + context.pace.fromSeconds(backoffSeconds(tries));
    if (retryAtMs >= untilMs || signal.aborted) return result;
    context.emit({ kind: 'throttled', batchId: batch.id, retryAtMs });
    await pause(retryAtMs - context.now(), signal);
  }
}

function failureOf(
  { body, isFunctionError }: Extract<CallResult, { kind: 'ran' }>,
  { messages }: QueueBatch,
  { settings }: PollerContext,
): { readonly cause: FailureCause; readonly messages: readonly PolledMessage[] } | undefined {
  if (isFunctionError) return { cause: 'functionError', messages };
  if (!settings.reportsItemFailures) return undefined;
  const failures = readItemFailures(body, new Set(messages.map(({ id }) => id)));
  switch (failures.kind) {
    case 'none':
      return undefined;
    case 'all':
      return { cause: 'invalidResponse', messages };
    case 'some':
      return { cause: 'itemFailures', messages: messages.filter(({ id }) => failures.failed.has(id)) };
  }
}

/** At AWS's pace the visibility timeout runs since the messages were received; at a faster one it begins now. */
async function giveBack(
  messages: readonly PolledMessage[],
  reader: QueueReader,
  { pace }: PollerContext,
): Promise<void> {
  if (pace.scale > 1) await reader.hide(messages, await reader.visibilitySeconds());
}

function linksOf(messages: readonly PolledMessage[]) {
  const linked = messages.flatMap(({ traceHeader, receivedMs, sentMs }) => {
    const { root, parent } = readTraceHeader(traceHeader);
    if (root === undefined) return [];
    const attributes = {
      'aws.xray.reserved.reference_type': 'parent',
      'aws.xray.reserved.dwell_start_time': sentMs / 1000,
      'aws.xray.reserved.dwell_end_time': receivedMs / 1000,
      'aws.xray.reserved.received_event_end_time': receivedMs / 1000,
    };
    return [{ trace_id: root, id: parent, attributes }];
  });
  return linked.slice(0, maxLinks);
}
