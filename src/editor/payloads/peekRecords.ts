import * as vscode from 'vscode';
import type { EventsSide } from '../../events/eventsSide';
import { toPayloadDocument } from '../../events/payloadDocument';
import type { FunctionArgument } from '../../ids';
import { type Canceled, canceled, type Done, done, doneWith, failed, type Outcome } from '../../model/base/outcome';
import { plural } from '../../model/base/plural';
import type { Connection } from '../../model/connection/connection';
import {
  isFifoQueue,
  type PeekedRecords,
  type PeekFrom,
  type PeekRequest,
  peekableService,
} from '../../model/connection/recordSource';
import type { Result } from '../../model/connection/result';
import { nameOfSource } from '../../triggers/nameOfSource';
import type { ChosenMapping, ResolveMapping } from '../functions/resolveMapping';
import { inputStep } from '../prompts/inputStep';
import { type Answer, pickStep } from '../prompts/pickStep';
import { showMessage, withProgress } from '../sinks/messages';
import { gzip } from './documents/gzip';
import type { PayloadFiles } from './documents/payloadFiles';
import type { PayloadSettings } from './documents/payloadSettings';
import { showPayload } from './showPayload';

/** Records in a batch when the mapping does not set a batch size. */
const usualBatch = { sqs: 10, kinesis: 100, dynamodb: 100 } as const;

interface PeekRecordsNeeds {
  readonly resolveMapping: ResolveMapping;
  readonly payloads: PayloadFiles;
  readonly settings: PayloadSettings;
  readonly events: () => Promise<EventsSide>;
}

type PeekableService = NonNullable<ReturnType<typeof peekableService>>;

/**
 * Reads records from the source of an event source mapping, builds the batch that Lambda would send, after the mapping's filters,
 * and opens it as a payload. Nothing is deleted, and no poller loses its place.
 */
export async function peekRecords(argument: FunctionArgument, needs: PeekRecordsNeeds): Promise<Outcome> {
  const resolved = await needs.resolveMapping(argument, undefined);
  if (resolved.kind !== 'done') return resolved;
  const { mapping, node } = resolved.value;
  const { source, batchSize, filters } = mapping.settings;
  const name = nameOfSource(source);
  const service = source.kind === 'arn' ? peekableService(source.arn) : undefined;
  if (source.kind !== 'arn' || service === undefined) {
    return failed(`Only SQS queues, Kinesis streams, and DynamoDB streams can be peeked. ${name} is none of these.`);
  }
  const from = service === 'sqs' ? await confirmQueue(source.arn) : await pickPlace(service, name);
  if (from.kind !== 'done') return from;
  const request: PeekRequest = {
    arn: source.arn,
    from: from.value,
    maximumRecords: batchSize ?? usualBatch[service],
    invokeIdentityArn: node.function.roleArn ?? '',
    filters,
  };
  const peeked = await peekWithProgress(node.connection, request, name);
  if (peeked === undefined) return canceled;
  return peeked.ok ? openBatch(peeked.value, resolved.value, service, needs) : failed(peeked.failure.message);
}

/** Builds the batch as Lambda's poller would, and opens it. */
async function openBatch(
  { records, dropped, notes }: PeekedRecords,
  { node: { target }, mapping }: ChosenMapping,
  service: PeekableService,
  { payloads, settings, events }: PeekRecordsNeeds,
): Promise<Outcome> {
  const name = nameOfSource(mapping.settings.source);
  const filtered = dropped === 0 ? [] : [`The mapping’s filters drop ${dropped}.`];
  const all = [...filtered, ...notes];
  if (records.length === 0) return failed([`No records to build a batch from in ${name}.`, ...all].join(' '));
  const { encodedPartsOf } = await events();
  const event = `${JSON.stringify({ Records: records }, undefined, 2)}\n`;
  const freeName = await payloads.freeScratchName(target, `peeked-${name}`);
  const text = toPayloadDocument(event, gzip, encodedPartsOf(service));
  const { uri } = await payloads.createScratch(target, freeName, text);
  const read = `${plural(records.length, 'record')}, peeked ${new Date().toLocaleTimeString()}`;
  await settings.setNote(uri, [read, ...all].join('. '));
  await payloads.rememberUsed(target, uri);
  await showPayload(uri);
  return done;
}

/**
 * Asks for confirmation: receiving increases the receive count, which may move a message to the dead-letter queue, and blocks the
 * groups of FIFO queues.
 */
async function confirmQueue(arn: string): Promise<Outcome<PeekFrom>> {
  const name = arn.split(':').at(-1) ?? arn;
  const peek = 'Peek';
  const detail = isFifoQueue(arn)
    ? 'A FIFO queue delivers the messages of a group to one consumer at a time, so peeking may delay the function. Each message’s receive count increases by one, which may move it to the dead-letter queue. Nothing is deleted.'
    : 'The messages stay visible and nothing is deleted, but each message’s receive count increases by one, which may move it to the dead-letter queue.';
  const text = `Receive messages from ${name}?`;
  const answer = await showMessage('warning', { text, detail, isModal: true, buttons: [peek] });
  return answer === peek ? doneWith({ kind: 'latest' }) : canceled;
}

async function pickPlace(service: Exclude<PeekableService, 'sqs'>, name: string): Promise<Done<PeekFrom> | Canceled> {
  const title = `Peek at ${name}`;
  for (;;) {
    const place = await pickStep(title, 'Start reading from', [
      {
        label: 'Trim horizon',
        detail: 'The oldest records in the stream.',
        value: 'horizon' as const,
      },
      {
        label: 'Latest',
        detail: 'Records that arrive within the next 10 seconds.',
        value: 'latest' as const,
      },
      ...(service === 'kinesis'
        ? [{ label: 'Timestamp…', detail: 'Records from a given time on.', value: 'time' as const }]
        : []),
      {
        label: 'Sequence number…',
        detail: 'A record by its shard and sequence number, for example from a failed batch’s destination.',
        value: 'sequence' as const,
      },
    ]);
    if (place.kind !== 'done') return canceled;
    const kind = place.value;
    if (kind === 'horizon' || kind === 'latest') return doneWith({ kind });
    const typed = kind === 'time' ? await typeTime(title) : await typeSequence(title);
    if (typed.kind !== 'back') return typed;
  }
}

async function typeTime(title: string): Promise<Answer<PeekFrom>> {
  const typed = await inputStep({
    title,
    prompt: 'A time in your time zone, or with a time zone',
    value: new Date(Date.now() - 3_600_000).toISOString(),
    problemOf: (text) => (Number.isNaN(Date.parse(text)) ? 'Enter a time such as 2026-11-23T08:22:05Z.' : undefined),
  });
  return typed.kind === 'done' ? doneWith({ kind: 'time', atMs: Date.parse(typed.value) }) : typed;
}

async function typeSequence(title: string): Promise<Answer<PeekFrom>> {
  const typed = await inputStep({
    title,
    prompt: 'Shard ID and sequence number, separated by a colon, as in an event’s eventID',
    value: '',
    placeholder: 'shardId-000000000000:49545115243490985018280067714973144582180062593244200961',
    problemOf: (text) =>
      /^[\w-]+:\d+$/.test(text) ? undefined : 'Enter a shard ID and a sequence number, separated by a colon.',
  });
  if (typed.kind !== 'done') return typed;
  const [shardId = '', sequenceNumber = ''] = typed.value.split(':');
  return doneWith({ kind: 'sequence', shardId, sequenceNumber });
}

/** Shows the time passed; `undefined` when the user canceled. */
async function peekWithProgress(
  connection: Connection,
  request: PeekRequest,
  name: string,
): Promise<Result<PeekedRecords> | undefined> {
  const title = `Peeking at ${name}`;
  const location = vscode.ProgressLocation.Notification;
  return withProgress({ location, title, cancellable: true }, async (progress, token) => {
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
