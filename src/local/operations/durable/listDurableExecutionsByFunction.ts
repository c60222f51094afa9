import type { ExecutionHeader } from '../../durable/durableTypes';
import { functionArn, readFunctionReference } from '../../functions/functionReference';
import { versionOf } from '../../functions/publishedVersions';
import type { Operation } from '../../http/awsRequest';
import { invalidParameter } from '../../http/serviceError';
import { toSeconds } from '../../tracing/segmentDocument';
import { readMarker, readMaxItems, writeMarker } from './durableRequest';

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListDurableExecutionsByFunction.html; newest first unless reversed. */
export const listDurableExecutionsByFunction: Operation = async ({ params, query }, { catalog, durable }) => {
  const reference = readFunctionReference(params.name ?? '', query.get('Qualifier'), catalog.place);
  const declared = await catalog.find(reference.name, reference.qualifier ?? null);
  const version = reference.qualifier === undefined ? undefined : versionOf(declared, reference.qualifier);
  const wanted = {
    functionName: declared.name,
    functionArn: version === undefined ? undefined : functionArn(catalog.place, declared.name, version),
    name: query.get('DurableExecutionName') ?? undefined,
    statuses: query.getAll('Statuses'),
    afterMs: timeOf(query.get('StartedAfter')),
    beforeMs: timeOf(query.get('StartedBefore')),
  };
  const found = durable.store
    .all()
    .map(({ header }) => header)
    .filter((header) => isWanted(header, wanted));
  // In the order of their start, which is that of the store.
  const ordered = query.get('ReverseOrder') === 'true' ? found : found.reverse();
  const from = readMarker(query);
  const next = from + readMaxItems(query, 100);
  const body = {
    DurableExecutions: ordered.slice(from, next).map(describe),
    ...(next < ordered.length ? { NextMarker: writeMarker(next) } : {}),
  };
  return { status: 200, body };
};

interface Wanted {
  readonly functionName: string;
  readonly functionArn: string | undefined;
  readonly name: string | undefined;
  readonly statuses: readonly string[];
  readonly afterMs: number | undefined;
  readonly beforeMs: number | undefined;
}

function isWanted(header: ExecutionHeader, wanted: Wanted): boolean {
  const { functionName, functionArn: arn, name, statuses, afterMs, beforeMs } = wanted;
  return (
    header.functionName === functionName &&
    (arn === undefined || header.functionArn === arn) &&
    (name === undefined || header.name === name) &&
    (statuses.length === 0 || statuses.includes(header.status)) &&
    (afterMs === undefined || header.startMs > afterMs) &&
    (beforeMs === undefined || header.startMs < beforeMs)
  );
}

function describe({ arn, name, functionArn: ofFunction, status, startMs, endMs }: ExecutionHeader): object {
  return {
    DurableExecutionArn: arn,
    DurableExecutionName: name,
    FunctionArn: ofFunction,
    Status: status,
    StartTimestamp: toSeconds(startMs),
    ...(endMs === undefined ? {} : { EndTimestamp: toSeconds(endMs) }),
  };
}

function timeOf(text: string | null): number | undefined {
  if (text === null) return undefined;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw invalidParameter(`Not a time: ${text}`);
  return ms;
}
