import { failurePayload } from '../../events/records/failurePayload';
import type { FunctionArgument } from '../../ids';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import { plural } from '../../model/base/plural';
import { peekableService } from '../../model/connection/recordSource';
import type { EventTypeId } from '../../model/services/services';
import { nameOfSource } from '../../triggers/nameOfSource';
import type { ChosenMapping, ResolveMapping } from '../functions/resolveMapping';
import type { SendNeeds } from '../invocations/sendNeeds';
import { pickStep } from '../prompts/pickStep';
import { showMessage } from '../sinks/messages';
import { invokeLocally } from './invokeLocally';
import type { RecordNeeds } from './recordNeeds';

/** As many as one receive returns. */
const maxLetters = 10;

type Letter = Readonly<Record<string, unknown>>;

/**
 * Invokes a mapping's function on this machine with a message of its dead-letter queue, or with what a record of its on-failure
 * queue says was sent. Nothing is deleted from the queue.
 */
export async function invokeDeadLetter(
  argument: FunctionArgument,
  resolveMapping: ResolveMapping,
  needs: RecordNeeds & Pick<SendNeeds, 'panels'>,
): Promise<Outcome<unknown>> {
  const resolved = await resolveMapping(argument, undefined);
  if (resolved.kind !== 'done') return resolved;
  const queueArn = await failureQueue(resolved.value);
  if (queueArn.kind !== 'done') return queueArn;
  const letter = await pickLetter(resolved.value, queueArn.value);
  if (letter.kind !== 'done') return letter;
  const payload = await payloadOf(letter.value, resolved.value);
  if (payload.kind !== 'done') return payload;
  return invokeLocally(resolved.value.node.target, payload.value, needs);
}

/** The queue that failures of a mapping end in. */
async function failureQueue({ node, mapping }: ChosenMapping): Promise<Outcome<string>> {
  const { source, onFailure } = mapping.settings;
  const name = nameOfSource(source);
  if (onFailure !== undefined && peekableService(onFailure) === 'sqs') return doneWith(onFailure);
  if (source.kind !== 'arn' || peekableService(source.arn) !== 'sqs') {
    return failed(`The mapping of ${name} has no on-failure queue to read failures from.`);
  }
  const facts = await node.connection.sources.getSourceFacts(source.arn, noDeadline());
  if (!facts.ok) return failed(facts.failure.message);
  const arn = facts.value?.kind === 'queue' ? facts.value.redrive?.deadLetterArn : undefined;
  return arn === undefined ? failed(`${name} has no dead-letter queue.`) : doneWith(arn);
}

/** Receives some messages, after a confirmation, and asks for one. */
async function pickLetter({ node }: ChosenMapping, arn: string): Promise<Outcome<Letter>> {
  const name = arn.split(':').at(-1) ?? arn;
  const peek = 'Peek';
  const text = `Receive messages from ${name}?`;
  const detail = 'The messages stay visible and nothing is deleted, but each message’s receive count increases by one.';
  if ((await showMessage('warning', { text, detail, isModal: true, buttons: [peek] })) !== peek) return canceled;
  const request = {
    arn,
    from: { kind: 'latest' },
    maximumRecords: maxLetters,
    invokeIdentityArn: '',
    filters: [],
  } as const;
  const peeked = await node.connection.records.peek(request, noDeadline());
  if (!peeked.ok) return failed(peeked.failure.message);
  const [first, ...others] = peeked.value.records;
  if (first === undefined) return failed(`${name} has no visible messages.`);
  if (others.length === 0) return doneWith(first);
  const items = peeked.value.records.map((letter) => ({
    label: String(letter.messageId ?? ''),
    detail: String(letter.body ?? '').slice(0, 120),
    value: letter,
  }));
  const picked = await pickStep(name, `${plural(items.length, 'message')}. Select one`, items);
  return picked.kind === 'back' ? canceled : picked;
}

/** What the function was given: the message as an event of its own, or what its failure record holds or names. */
async function payloadOf(
  letter: Letter,
  { node, mapping }: ChosenMapping,
): Promise<Outcome<{ readonly name: string; readonly text: string; readonly eventType: EventTypeId | undefined }>> {
  const { source } = mapping.settings;
  const name = `failed-${nameOfSource(source)}`;
  const inner = failurePayload(String(letter.body ?? ''));
  if (inner?.kind === 'payload') return doneWith({ name, text: inner.text, eventType: undefined });
  if (inner === undefined) {
    const sourceArn = source.kind === 'arn' ? source.arn : letter.eventSourceARN;
    const record = { ...letter, eventSourceARN: sourceArn };
    return doneWith({ name, text: eventText([record]), eventType: 'sqs' });
  }
  const { streamArn, shardId, sequenceNumber, size } = inner;
  const from = { kind: 'sequence', shardId, sequenceNumber } as const;
  const invokeIdentityArn = node.function.roleArn ?? '';
  const request = { arn: streamArn, from, maximumRecords: size, invokeIdentityArn, filters: [] };
  const read = await node.connection.records.peek(request, noDeadline());
  if (!read.ok) return failed(read.failure.message);
  if (read.value.records.length === 0) return failed('The stream no longer has the records of this failure.');
  return doneWith({ name, text: eventText(read.value.records), eventType: peekableService(streamArn) });
}

function eventText(records: readonly Letter[]): string {
  return `${JSON.stringify({ Records: records }, undefined, 2)}\n`;
}
