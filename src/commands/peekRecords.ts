import * as vscode from 'vscode';
import { decodeParts } from '../events/encodedParts';
import type { Connection, Result } from '../model/connection';
import type { EventSourceMapping } from '../model/eventSourceMapping';
import {
  isFifoQueue,
  type PeekedRecords,
  type PeekFrom,
  type PeekRequest,
  peekableService,
} from '../model/recordSource';
import { gzip } from '../payload/gzip';
import { nameOfSource } from '../triggers/nameOfSource';
import type { FunctionNode } from '../views/functionNodes';
import type { CommandContext } from './commandContext';
import { functionUnder, subjectUnder } from './functionUnder';
import { inputStep } from './inputStep';
import { showPayload } from './payloadUnder';
import { pickMapping } from './pickMapping';
import { pickStep } from './pickStep';

/** Records in a batch where the mapping does not say. */
const usualBatch = { sqs: 10, kinesis: 100, dynamodb: 100 } as const;

/**
 * Reads records from the source of an event source mapping, builds the batch that Lambda would send, after the mapping's filters,
 * and opens it as a payload. Nothing is deleted, and no poller loses its place.
 */
export async function peekRecords(context: CommandContext, argument: unknown): Promise<void> {
  const subject = subjectUnder(argument);
  const node = functionUnder(argument);
  const chosen =
    node !== undefined && subject?.kind === 'mapping'
      ? { node, mapping: subject.mapping }
      : await pickMapping(context, argument, undefined);
  if (chosen === undefined) return;
  const { source, batchSize } = chosen.mapping.settings;
  const service = source.kind === 'arn' ? peekableService(source.arn) : undefined;
  if (source.kind !== 'arn' || service === undefined) {
    const message = vscode.l10n.t(
      'Only the records of SQS, Kinesis and DynamoDB Streams can be looked at from outside; {0} is none of them.',
      nameOfSource(source),
    );
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
  const filtered = dropped === 0 ? [] : [vscode.l10n.t('The filters of the mapping leave out {0}.', dropped)];
  const all = [...filtered, ...notes];
  if (records.length === 0) {
    const message = vscode.l10n.t('There is no batch to build from {0}.', nameOfSource(settings.source));
    await vscode.window.showInformationMessage([message, ...all].join(' '));
    return;
  }
  const { encodedPartsOf } = await context.events();
  const event = `${JSON.stringify({ Records: records }, undefined, 2)}\n`;
  const name = await context.payloads.freeScratchName(target, `peeked-${nameOfSource(settings.source)}`);
  const { uri } = await context.payloads.createScratch(target, name, decodeParts(event, encodedPartsOf(service), gzip));
  const read = vscode.l10n.t('peeked at {0}: {1} records.', new Date().toLocaleTimeString(), records.length);
  await context.settings.setNote(uri, [read, ...all].join(' '));
  await context.payloads.rememberUsed(target, uri);
  await showPayload(uri);
}

/** Even a look raises the receive count, which may send a message to the dead-letter queue; FIFO queues are held up by it. */
async function confirmQueue(arn: string): Promise<PeekFrom | undefined> {
  const name = arn.split(':').at(-1) ?? arn;
  const look = vscode.l10n.t('Look');
  const detail = isFifoQueue(arn)
    ? vscode.l10n.t(
        'A FIFO queue gives the messages of a group to one reader at a time, so that looking may hold up the function. Each message’s receive count goes up by one, which may move it to the dead-letter queue. Nothing is deleted.',
      )
    : vscode.l10n.t(
        'The messages stay visible and nothing is deleted, but each one’s receive count goes up by one, which may move it to the dead-letter queue.',
      );
  const question = vscode.l10n.t('Look at messages of {0}?', name);
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, look);
  return answer === look ? { kind: 'latest' } : undefined;
}

async function pickPlace(service: 'kinesis' | 'dynamodb', name: string): Promise<PeekFrom | undefined> {
  const { l10n } = vscode;
  const title = l10n.t('Peek at {0}', name);
  for (;;) {
    const kind = await pickStep(title, l10n.t('From where?'), [
      {
        label: l10n.t('Horizon'),
        detail: l10n.t('The oldest records that are still there.'),
        value: 'horizon' as const,
      },
      {
        label: l10n.t('Latest'),
        detail: l10n.t('What arrives within ten seconds from now.'),
        value: 'latest' as const,
      },
      ...(service === 'kinesis'
        ? [{ label: l10n.t('Time…'), detail: l10n.t('Records from a time on.'), value: 'time' as const }]
        : []),
      {
        label: l10n.t('Sequence number…'),
        detail: l10n.t('A record whose shard and number are known, as a failed batch’s destination tells them.'),
        value: 'sequence' as const,
      },
    ]);
    if (kind === 'back' || kind === 'cancelled') return undefined;
    if (kind === 'horizon' || kind === 'latest') return { kind };
    const typed = kind === 'time' ? await typeTime(title) : await typeSequence(title);
    if (typed === 'cancelled') return undefined;
    if (typed !== 'back') return typed;
  }
}

async function typeTime(title: string): Promise<PeekFrom | 'back' | 'cancelled'> {
  const typed = await inputStep({
    title,
    prompt: vscode.l10n.t('A time of this machine’s time zone, or with one of its own'),
    value: new Date(Date.now() - 3_600_000).toISOString(),
    problemOf: (text) =>
      Number.isNaN(Date.parse(text)) ? vscode.l10n.t('Write it as 2026-11-23T08:22:05Z.') : undefined,
  });
  return typeof typed === 'string' ? typed : { kind: 'time', atMs: Date.parse(typed.text) };
}

async function typeSequence(title: string): Promise<PeekFrom | 'back' | 'cancelled'> {
  const typed = await inputStep({
    title,
    prompt: vscode.l10n.t('The shard and the number with a colon, as an event’s eventID has them'),
    value: '',
    placeholder: 'shardId-000000000000:49545115243490985018280067714973144582180062593244200961',
    problemOf: (text) =>
      /^[\w-]+:\d+$/.test(text) ? undefined : vscode.l10n.t('Write shard and sequence number with a colon between.'),
  });
  if (typeof typed === 'string') return typed;
  const [shardId = '', sequenceNumber = ''] = typed.text.split(':');
  return { kind: 'sequence', shardId, sequenceNumber };
}

/** Says how long it has taken so far; `undefined` when the user gave up. */
async function withProgress(
  connection: Connection,
  request: PeekRequest,
  name: string,
): Promise<Result<PeekedRecords> | undefined> {
  const title = vscode.l10n.t('Looking at {0}', name);
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    const startMs = Date.now();
    const ticking = setInterval(() => {
      progress.report({ message: vscode.l10n.t('{0} s', Math.round((Date.now() - startMs) / 1000)) });
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
