import { asObject, parseObject } from '../../../model/base/parseObject';
import type { DeclaredEventInvokeConfig } from '../../../model/function/declaredFunction';
import { eventInvokeConfiguration } from '../../functions/eventInvokeConfiguration';
import type { ResolvedFunction } from '../../functions/functionCatalog';
import { functionArn, readFunctionReference } from '../../functions/functionReference';
import type { AwsRequest, Operation } from '../../http/awsRequest';
import { invalidMember, mustMatch, readRange } from '../../http/invalidMember';
import { invalidParameter, ServiceError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import { findFunction } from './findFunction';
import { noEventInvokeConfig } from './getFunctionEventInvokeConfig';

/** Replaces the whole configuration (https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html). */
export const putFunctionEventInvokeConfig: Operation = async (request, services) => {
  const found = await findFunction(request, services);
  return store(found, await readConfig(request, found, services), services);
};

/**
 * Changes the settings that the request contains
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionEventInvokeConfig.html).
 */
export const updateFunctionEventInvokeConfig: Operation = async (request, services) => {
  const found = await findFunction(request, services);
  const change = await readConfig(request, found, services);
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
  const { params, query } = request;
  const reference = readFunctionReference(params.name ?? '', query.get('Qualifier'), services.catalog.place);
  const found = await findFunction(request, services).catch((error: unknown) => {
    if (!(error instanceof ServiceError) || error.status !== 404) throw error;
    throw noEventInvokeConfig(functionArn(services.catalog.place, reference.name, reference.qualifier ?? '$LATEST'));
  });
  presentConfig(found, services);
  const { declared, qualifier } = found;
  const change = { functionName: declared.name, qualifier, config: undefined, atMs: services.now() };
  services.catalog.changes.setEventInvokeConfig(change);
  return { status: 204, body: Buffer.alloc(0) };
};

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

async function readConfig(
  { body }: AwsRequest,
  found: ResolvedFunction,
  services: LocalServices,
): Promise<DeclaredEventInvokeConfig> {
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
  const config = {
    maximumRetryAttempts: readRange('maximumRetryAttempts', MaximumRetryAttempts, [0, 2]),
    maximumEventAgeSeconds: readRange('maximumEventAgeInSeconds', MaximumEventAgeInSeconds, [60, 21_600]),
    onSuccess: readDestination('onSuccess', destinations?.OnSuccess),
    onFailure: readDestination('onFailure', destinations?.OnFailure),
  };
  await checkDestinations(config, found, services);
  return config;
}

/** As recorded from AWS. */
const destinationPattern = String.raw`$|kafka://([^.]([a-zA-Z0-9\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)`;

function readDestination(kind: 'onSuccess' | 'onFailure', value: unknown): string | undefined {
  const destination = asObject(value)?.Destination;
  if (typeof destination !== 'string' || destination === '') return undefined;
  if (/^arn:aws[\w-]*:[\w-]+:([a-z]+-[a-z-]+-\d)?:(\d{12})?:.*$|^kafka:\/\/[^.][\w.-]*$/.test(destination)) {
    return destination;
  }
  throw invalidMember(`destinationConfig.${kind}.destination`, destination, mustMatch(destinationPattern));
}

/** Lambda delivers to these services, and never to the function itself. */
async function checkDestinations(
  { onSuccess, onFailure }: DeclaredEventInvokeConfig,
  { declared }: ResolvedFunction,
  { catalog }: LocalServices,
): Promise<void> {
  const arns = [onSuccess, onFailure].flatMap((arn) => (arn === undefined ? [] : [arn]));
  if (arns.some((arn) => !/^(kafka:\/\/|arn:[^:]+:(lambda|sns|sqs|events|s3):)/.test(arn))) {
    const shown = (kind: string, arn: string | undefined) =>
      arn === undefined ? 'null' : `${kind}(destination=${arn})`;
    throw invalidParameter(
      `The provided destination config DestinationConfig(onSuccess=${shown('OnSuccess', onSuccess)}, onFailure=${shown('OnFailure', onFailure)}) is invalid.`,
    );
  }
  for (const arn of arns.filter((one) => /^arn:[^:]+:lambda:/.test(one))) {
    const target = await catalog.find(arn, null).catch(() => undefined);
    if (target === undefined) throw invalidParameter(`The destination ARN ${arn} is invalid.`);
    if (target.name === declared.name) {
      throw invalidParameter("You can't specify the function as a destination for itself.");
    }
  }
}
