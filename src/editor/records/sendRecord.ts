import type { FunctionArgument } from '../../ids';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import { peekableService } from '../../model/connection/recordSource';
import { nameOfSource } from '../../triggers/nameOfSource';
import { localTimeScale } from '../connections/localTimeScale';
import type { ResolveMapping } from '../functions/resolveMapping';
import { confirmSend } from './confirmSend';
import { pickContent } from './pickContent';
import type { RecordNeeds } from './recordNeeds';
import { sendOnce } from './sendOnce';

/**
 * Sends one message, record or item change to the source of an event source mapping, once, and follows it in the panel:
 * what the poller does with it, every attempt, and its end.
 */
export async function sendRecord(
  argument: FunctionArgument,
  resolveMapping: ResolveMapping,
  needs: RecordNeeds,
): Promise<Outcome> {
  const resolved = await resolveMapping(argument, undefined);
  if (resolved.kind !== 'done') return resolved;
  const { node, mapping } = resolved.value;
  const { source } = mapping.settings;
  const name = nameOfSource(source);
  const service = source.kind === 'arn' ? peekableService(source.arn) : undefined;
  if (source.kind !== 'arn' || service === undefined) {
    return failed(`Records can be sent to SQS queues, Kinesis streams, and DynamoDB tables. ${name} is none of these.`);
  }
  const { target, connection } = node;
  const followed = { service, arn: source.arn, name };
  const content = await pickContent(target, followed, needs);
  if (content.kind !== 'done') return content;
  const facts = await connection.sources.getSourceFacts(source.arn, noDeadline());
  const request = {
    connection,
    target,
    mappingUuid: mapping.uuid,
    settings: mapping.settings,
    facts: facts.ok ? facts.value : undefined,
    isTraced: node.function.tracing === 'Active',
    logGroup: node.function.logGroup,
    timeScale: paceOf(connection, needs),
    source: followed,
    content: content.value,
  };
  if (!(await confirmSend(request))) return canceled;
  sendOnce(request, needs);
  return done;
}

/** Local's queues and streams wait at the pace of the settings, those that it polls elsewhere at their own. */
function paceOf({ spec }: Connection, { sending: { connections } }: RecordNeeds): number {
  return spec.kind === 'local' && connections.polledSpec() === undefined ? localTimeScale() : 1;
}
