import { randomUUID } from 'node:crypto';
import { parseObject } from '../../../model/base/parseObject';
import type { DeclaredFunction } from '../../../model/function/declaredFunction';
import { functionArn } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { invalidParameter, ServiceError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import { mappingConfiguration } from '../../mappings/mappingConfiguration';
import { changedMappingSettings, defaultSettings } from '../../mappings/readMappingInput';
import { secondsOf } from '../../sources/queues/queue';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
export const createEventSourceMapping: Operation = async ({ body }, services) => {
  const { catalog, mappings, now } = services;
  const input = parseObject(body.toString('utf8')) ?? {};
  const arn = text(input.EventSourceArn) ?? '';
  if (arn === '' && input.SelfManagedEventSource === undefined) throw invalidParameter('Unrecognized event source.');
  const declared = await catalog.find(text(input.FunctionName) ?? '', null).catch((error: unknown) => {
    throw error instanceof ServiceError && error.status === 404 ? invalidParameter('Function does not exist') : error;
  });
  checkSource(arn, declared, services);
  await checkIsNew(arn, declared, services);
  const settings = {
    ...changedMappingSettings(defaultSettings(arn), input),
    startingPosition: startingPosition(arn, input.StartingPosition),
    startingPositionMs: startingTime(input, now()),
  };
  const mapping = {
    uuid: randomUUID(),
    functionName: declared.name,
    isEnabled: input.Enabled !== false,
    modifiedMs: now(),
    settings,
  };
  const status = { state: 'Creating', result: undefined } as const;
  mappings.setStatus(mapping.uuid, status);
  await mappings.put(mapping);
  return { status: 202, body: mappingConfiguration(mapping, status, catalog) };
};

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Lambda looks at the source before it makes a mapping. */
function checkSource(arn: string, { timeoutSeconds }: DeclaredFunction, { sources }: LocalServices): void {
  if (sources.isElsewhere && /^arn:[^:]+:(sqs|kinesis|dynamodb):/.test(arn)) return;
  switch (arn.split(':')[2]) {
    case 'sqs': {
      const queue = sources.queues.byArn(arn);
      if (queue === undefined) throw noSuchSource(`The queue does not exist: ${arn}`);
      const visibility = secondsOf(queue, 'VisibilityTimeout');
      if (visibility < timeoutSeconds) {
        throw invalidParameter(
          `Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeoutSeconds} seconds`,
        );
      }
      return;
    }
    case 'kinesis':
      if (sources.streams.byArn(arn) === undefined) throw noSuchSource(`Stream not found: ${arn}`);
      return;
    case 'dynamodb':
      if (sources.tables.byStreamArn(arn) === undefined) throw noSuchSource(`Stream not found: ${arn}`);
      return;
    default:
      throw invalidParameter(
        'The local service polls queues of SQS, streams of Kinesis and streams of DynamoDB: EventSourceArn must name one.',
      );
  }
}

function noSuchSource(what: string): ServiceError {
  return invalidParameter(`Cannot access stream or queue. Please ensure it exists. ${what}`);
}

async function checkIsNew(
  arn: string,
  { name }: DeclaredFunction,
  { mappings, catalog }: LocalServices,
): Promise<void> {
  const twin = (await mappings.all()).find(
    ({ functionName, settings: { source } }) => functionName === name && source.kind === 'arn' && source.arn === arn,
  );
  if (twin === undefined) return;
  const [service = ''] = arn.split(':').slice(2);
  throw new ServiceError(
    409,
    'ResourceConflictException',
    `The event source arn (" ${arn} ") and function (" ${functionArn(catalog.place, name)} ") provided mapping already ` +
      `exists. Please update or delete the existing mapping with UUID ${twin.uuid}`,
    { Service: service },
  );
}

function startingPosition(arn: string, value: unknown): string | undefined {
  const service = arn.split(':')[2];
  if (service === 'sqs') return undefined;
  const known = service === 'kinesis' ? ['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'] : ['TRIM_HORIZON', 'LATEST'];
  const position = known.find((one) => one === value);
  if (position !== undefined) return position;
  if (value === undefined || value === null) {
    throw invalidParameter(
      "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
    );
  }
  throw new ServiceError(
    400,
    'ValidationException',
    `1 validation error detected: Value '${value}' at 'startingPosition' failed to satisfy constraint: Member must satisfy enum value set: [${known.join(', ')}]`,
  );
}

function startingTime(input: Readonly<Record<string, unknown>>, nowMs: number): number | undefined {
  const seconds = input.StartingPositionTimestamp;
  if (input.StartingPosition !== 'AT_TIMESTAMP') return undefined;
  if (typeof seconds !== 'number') throw invalidParameter('AT_TIMESTAMP needs a StartingPositionTimestamp.');
  if (seconds * 1000 > nowMs) throw invalidParameter('StartingPositionTimestamp cannot be in the future.');
  return seconds * 1000;
}
