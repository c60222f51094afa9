import type { FunctionArgument } from '../../ids';
import { noDeadline } from '../../model/base/noDeadline';
import { failed, type Outcome } from '../../model/base/outcome';
import { nameOfSource } from '../../triggers/nameOfSource';
import type { ResolveMapping } from '../functions/resolveMapping';
import { redrive } from './redrive';

/** Moves the messages of the dead-letter queue of a mapping's queue back, once, after a confirmation. */
export async function redriveMapping(argument: FunctionArgument, resolveMapping: ResolveMapping): Promise<Outcome> {
  const resolved = await resolveMapping(argument, undefined);
  if (resolved.kind !== 'done') return resolved;
  const { node, mapping } = resolved.value;
  const { source } = mapping.settings;
  const name = nameOfSource(source);
  if (source.kind !== 'arn' || source.arn.split(':')[2] !== 'sqs') {
    return failed(`Only SQS queues have a dead-letter queue to redrive. ${name} is not a queue.`);
  }
  const facts = await node.connection.sources.getSourceFacts(source.arn, noDeadline());
  if (!facts.ok) return failed(facts.failure.message);
  const arn = facts.value?.kind === 'queue' ? facts.value.redrive?.deadLetterArn : undefined;
  if (arn === undefined) return failed(`${name} has no dead-letter queue.`);
  const { connection } = node;
  return redrive({ connection, arn, sourceName: name, sourceArn: source.arn, mappingUuid: mapping.uuid });
}
