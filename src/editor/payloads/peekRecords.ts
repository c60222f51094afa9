import * as vscode from 'vscode';
import { decodeParts } from '../../events/encodedParts';
import type { FunctionArgument } from '../../ids';
import { doneWith } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import {
  isFifoQueue,
  type PeekedRecords,
  type PeekFrom,
  type PeekRequest,
  peekableService,
} from '../../model/connection/recordSource';
import type { Result } from '../../model/connection/result';
import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import { nameOfSource } from '../../triggers/nameOfSource';
import type { CommandContext } from '../commandContext';
import { showFailure } from '../commands/showFailure';
import type { FunctionNode } from '../functions/tree/functionNodes';
import { inputStep } from '../prompts/inputStep';
import { type Answer, pickStep } from '../prompts/pickStep';
import { gzip } from './documents/gzip';
import { showPayload } from './payloadUnder';

/** Records in a batch where the mapping does not say. */
const usualBatch = { sqs: 10, kinesis: 100, dynamodb: 100 } as const;

/**
 * Reads records from the source of an event source mapping, builds the batch that Lambda would send, after the mapping's filters,
 * and opens it as a payload. Nothing is deleted, and no poller loses its place.
 */
export async function peekRecords(context: CommandContext, argument: FunctionArgument): Promise<void> {
  const resolved = await context.resolveMapping(argument, undefined);
  if (resolved.kind !== 'done') {
    if (resolved.kind === 'failed') showFailure(resolved);
    return;
  }
  const chosen = resolved.value;
  const { source, batchSize } = chosen.mapping.settings;
  const service = source.kind === 'arn' ? peekableService(source.arn) : undefined;
  if (source.kind !== 'arn' || service === undefined) {
    const message = `Only the records of SQS, Kinesis and DynamoDB Streams can be looked at from outside; ${nameOfSource(source)} is none of them.`;
    await vscode.window.showInformationMessage(message);
    return;
  }
  const from = service === 'sqs' ? await confirmQueue(source.arn) : await pickPlace(service, nameOfSource(source));
  if (from === undefined) return;
  const request: PeekRequest = {
    arn: source.arn,
    from,
    maximumRecords: batchSize ?? usualBatch[service],
    invokeIdentityArn: chosen.node.function.roleArn ?? '',
    filters: chosen.mapping.settings.filters,
  };
  const peeked = await withProgress(chosen.node.connection, request, nameOfSource(source));
  if (peeked === undefined) return;
  if (peeked.ok) await openBatch(peeked.value, chosen.node, chosen.mapping, service, context);
  else await vscode.window.showErrorMessage(peeked.failure.message);
}

/** What was read, as Lambda's poller would put it together. */
async function openBatch(
  { records, dropped, notes }: PeekedRecords,
  { target }: FunctionNode,
  { settings }: EventSourceMapping,
  service: 'sqs' | 'kinesis' | 'dynamodb',
  context: CommandContext,
): Promise<void> {
  const filtered = dropped === 0 ? [] : [`The filters of the mapping leave out ${dropped}.`];
  const all = [...filtered, ...notes];
  if (records.length === 0) {
    const message = `There is no batch to build from ${nameOfSource(settings.source)}.`;
    await vscode.window.showInformationMessage([message, ...all].join(' '));
    return;
  }
  const { encodedPartsOf } = await context.events();
  const event = `${JSON.stringify({ Records: records }, undefined, 2)}\n`;
  const name = await context.payloads.freeScratchName(target, `peeked-${nameOfSource(settings.source)}`);
  const { uri } = await context.payloads.createScratch(target, name, decodeParts(event, encodedPartsOf(service), gzip));
  const read = `peeked at ${new Date().toLocaleTimeString()}: ${records.length} records.`;
  await context.settings.setNote(uri, [read, ...all].join(' '));
  await context.payloads.rememberUsed(target, uri);
  await showPayload(uri);
}

/** Even a look raises the receive count, which may send a message to the dead-letter queue; FIFO queues are held up by it. */
async function confirmQueue(arn: string): Promise<PeekFrom | undefined> {
  const name = arn.split(':').at(-1) ?? arn;
  const look = 'Look';
  const detail = isFifoQueue(arn)
    ? 'A FIFO queue gives the messages of a group to one reader at a time, so that looking may hold up the function. Each message’s receive count goes up by one, which may move it to the dead-letter queue. Nothing is deleted.'
    : 'The messages stay visible and nothing is deleted, but each one’s receive count goes up by one, which may move it to the dead-letter queue.';
  const question = `Look at messages of ${name}?`;
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, look);
  return answer === look ? { kind: 'latest' } : undefined;
}

async function pickPlace(service: 'kinesis' | 'dynamodb', name: string): Promise<PeekFrom | undefined> {
  const title = `Peek at ${name}`;
  for (;;) {
    const place = await pickStep(title, 'From where?', [
      {
        label: 'Horizon',
        detail: 'The oldest records that are still there.',
        value: 'horizon' as const,
      },
      {
        label: 'Latest',
        detail: 'What arrives within ten seconds from now.',
        value: 'latest' as const,
      },
      ...(service === 'kinesis' ? [{ label: 'Time…', detail: 'Records from a time on.', value: 'time' as const }] : []),
      {
        label: 'Sequence number…',
        detail: 'A record whose shard and number are known, as a failed batch’s destination tells them.',
        value: 'sequence' as const,
      },
    ]);
    if (place.kind !== 'done') return undefined;
    const kind = place.value;
    if (kind === 'horizon' || kind === 'latest') return { kind };
    const typed = kind === 'time' ? await typeTime(title) : await typeSequence(title);
    if (typed.kind === 'canceled') return undefined;
    if (typed.kind === 'done') return typed.value;
  }
}

async function typeTime(title: string): Promise<Answer<PeekFrom>> {
  const typed = await inputStep({
    title,
    prompt: 'A time of this machine’s time zone, or with one of its own',
    value: new Date(Date.now() - 3_600_000).toISOString(),
    problemOf: (text) => (Number.isNaN(Date.parse(text)) ? 'Write it as 2026-11-23T08:22:05Z.' : undefined),
  });
  return typed.kind === 'done' ? doneWith({ kind: 'time', atMs: Date.parse(typed.value) }) : typed;
}

async function typeSequence(title: string): Promise<Answer<PeekFrom>> {
  const typed = await inputStep({
    title,
    prompt: 'The shard and the number with a colon, as an event’s eventID has them',
    value: '',
    placeholder: 'shardId-000000000000:49545115243490985018280067714973144582180062593244200961',
    problemOf: (text) =>
      /^[\w-]+:\d+$/.test(text) ? undefined : 'Write shard and sequence number with a colon between.',
  });
  if (typed.kind !== 'done') return typed;
  const [shardId = '', sequenceNumber = ''] = typed.value.split(':');
  return doneWith({ kind: 'sequence', shardId, sequenceNumber });
}

/** Says how long it has taken so far; `undefined` when the user gave up. */
async function withProgress(
  connection: Connection,
  request: PeekRequest,
  name: string,
): Promise<Result<PeekedRecords> | undefined> {
  const title = `Looking at ${name}`;
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    const startMs = Date.now();
    const ticking = setInterval(() => {
      progress.report({ message: `${Math.round((Date.now() - startMs) / 1000)} s` });
    }, 1_000);
    try {
      const result = await connection.records.peek(request, controller.signal);
      return controller.signal.aborted ? undefined : result;
    } finally {
      clearInterval(ticking);
      subscription.dispose();
    }
  });
}
