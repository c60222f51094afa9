import { asObject, parseObject } from '../../../model/base/parseObject';
import type { DeclaredEventInvokeConfig } from '../../../model/function/declaredFunction';
import { eventInvokeConfiguration } from '../../functions/eventInvokeConfiguration';
import type { ResolvedFunction } from '../../functions/functionCatalog';
import { functionArn } from '../../functions/functionReference';
import type { AwsRequest, Operation } from '../../http/awsRequest';
import { invalidParameter, ServiceError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import { noEventInvokeConfig } from './getFunctionEventInvokeConfig';

/** Replaces the whole configuration (https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html). */
export const putFunctionEventInvokeConfig: Operation = async (request, services) => {
  const found = await findFunction(request, services);
  return store(found, readConfig(request), services);
};

/**
 * Changes the settings that the request contains
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionEventInvokeConfig.html).
 */
export const updateFunctionEventInvokeConfig: Operation = async (request, services) => {
  const found = await findFunction(request, services);
  const change = readConfig(request);
  const present = presentConfig(found, services);
  const hasDestinations = change.onSuccess !== undefined || change.onFailure !== undefined;
  const config = {
    maximumRetryAttempts: change.maximumRetryAttempts ?? present.maximumRetryAttempts,
    maximumEventAgeSeconds: change.maximumEventAgeSeconds ?? present.maximumEventAgeSeconds,
    onSuccess: hasDestinations ? change.onSuccess : present.onSuccess,
    onFailure: hasDestinations ? change.onFailure : present.onFailure,
  };
  return store(found, config, services);
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionEventInvokeConfig.html */
export const deleteFunctionEventInvokeConfig: Operation = async (request, services) => {
  const found = await findFunction(request, services);
  presentConfig(found, services);
  const { declared, qualifier } = found;
  const change = { functionName: declared.name, qualifier, config: undefined, atMs: services.now() };
  services.catalog.changes.setEventInvokeConfig(change);
  return { status: 204, body: Buffer.alloc(0) };
};

/** AWS uses another message for a missing function here. */
async function findFunction({ params, query }: AwsRequest, { catalog }: LocalServices): Promise<ResolvedFunction> {
  try {
    return await catalog.resolve(params.name ?? '', query.get('Qualifier'));
  } catch (error) {
    const isMissing = error instanceof ServiceError && error.status === 404;
    throw isMissing ? new ServiceError(404, error.code, "The function doesn't exist.") : error;
  }
}

function presentConfig(
  { declared, qualifier }: ResolvedFunction,
  { catalog }: LocalServices,
): DeclaredEventInvokeConfig {
  if (declared.eventInvokeConfig !== undefined) return declared.eventInvokeConfig;
  throw noEventInvokeConfig(functionArn(catalog.place, declared.name, qualifier ?? '$LATEST'));
}

function store(
  { declared, qualifier }: ResolvedFunction,
  config: DeclaredEventInvokeConfig,
  { catalog, now }: LocalServices,
) {
  const functionName = declared.name;
  catalog.changes.setEventInvokeConfig({ functionName, qualifier, config, atMs: now() });
  const body = eventInvokeConfiguration({ functionName, qualifier }, config, catalog);
  return Promise.resolve({ status: 200, body });
}

function readConfig({ body }: AwsRequest): DeclaredEventInvokeConfig {
  const input = parseObject(body.toString('utf8')) ?? {};
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = input;
  if (
    [MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig].every(
      (one) => one === undefined || one === null,
    )
  ) {
    throw invalidParameter('You must specify at least one of error handling or destination setting.');
  }
  const destinations = asObject(DestinationConfig);
  return {
    maximumRetryAttempts: readNumber(MaximumRetryAttempts, 'maximumRetryAttempts', 0, 2),
    maximumEventAgeSeconds: readNumber(MaximumEventAgeInSeconds, 'maximumEventAgeInSeconds', 60, 21_600),
    onSuccess: readDestination(destinations?.OnSuccess),
    onFailure: readDestination(destinations?.OnFailure),
  };
}

function readNumber(value: unknown, name: string, from: number, to: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && value >= from && value <= to) return value;
  const [word, limit] = typeof value === 'number' && value < from ? ['greater', from] : ['less', to];
  const constraint = `Member must have value ${word} than or equal to ${limit}`;
  const message = `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${constraint}`;
  throw new ServiceError(400, 'ValidationException', message);
}

function readDestination(value: unknown): string | undefined {
  const destination = asObject(value)?.Destination;
  return typeof destination === 'string' && destination !== '' ? destination : undefined;
}
