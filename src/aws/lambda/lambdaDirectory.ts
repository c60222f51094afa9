import {
  GetFunctionConfigurationCommand,
  GetFunctionEventInvokeConfigCommand,
  type GetFunctionEventInvokeConfigCommandOutput,
  type LambdaClient,
  ListFunctionsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import type { FunctionDirectory, FunctionPage, TagPage } from '../../model/connection/connection';
import type { Result } from '../../model/connection/result';
import type { EventInvokeConfig, LambdaFunction } from '../../model/function/functions';
import type { AwsGateway } from '../calls/awsGateway';
import { toLambdaFunction } from './toLambdaFunction';

/** Lists functions with the Lambda API. Lambda returns at most 50 per page, whatever the request asks for. */
export class LambdaDirectory implements FunctionDirectory {
  constructor(
    private readonly gateway: AwsGateway,
    private readonly retryDelaysMs: readonly [number, number],
  ) {}

  listFunctions(marker: string | undefined, signal: AbortSignal): Promise<Result<FunctionPage>> {
    return this.gateway.read({ action: 'lambda:ListFunctions', subject: undefined }, signal, async ({ lambda }) => {
      const page = await lambda.send(new ListFunctionsCommand({ Marker: marker }), { abortSignal: signal });
      return { functions: (page.Functions ?? []).map(toLambdaFunction), nextMarker: page.NextMarker };
    });
  }

  /** Uses the Resource Groups Tagging API, which omits functions that never had tags. */
  listFunctionTags(marker: string | undefined, signal: AbortSignal): Promise<Result<TagPage>> {
    return this.gateway.read({ action: 'tag:GetResources', subject: undefined }, signal, async ({ tagging }) => {
      const command = new GetResourcesCommand({
        ResourceTypeFilters: ['lambda:function'],
        ResourcesPerPage: 100,
        PaginationToken: marker,
      });
      const page = await tagging.send(command, { abortSignal: signal });
      const tags = new Map(
        (page.ResourceTagMappingList ?? []).map(({ ResourceARN, Tags }) => [
          ResourceARN ?? '',
          Object.fromEntries((Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
        ]),
      );
      return { tags, nextMarker: page.PaginationToken || undefined };
    });
  }

  getFunction(name: string, qualifier: string | undefined, signal: AbortSignal): Promise<Result<LambdaFunction>> {
    const about = { action: 'lambda:GetFunctionConfiguration', subject: `function ${name}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const command = new GetFunctionConfigurationCommand({ FunctionName: name, Qualifier: qualifier });
      return toLambdaFunction(await lambda.send(command, { abortSignal: signal }));
    });
  }

  getEventInvokeConfig(
    name: string,
    qualifier: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<EventInvokeConfig>> {
    const about = { action: 'lambda:GetFunctionEventInvokeConfig', subject: `function ${name}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const input = { FunctionName: name, Qualifier: qualifier };
      const [invoke, configuration] = await Promise.all([
        getIfConfigured(lambda, input, signal),
        lambda.send(new GetFunctionConfigurationCommand(input), { abortSignal: signal }),
      ]);
      return {
        source: invoke === undefined ? 'default' : 'configured',
        maximumRetryAttempts: invoke?.MaximumRetryAttempts ?? 2,
        maximumEventAgeSeconds: invoke?.MaximumEventAgeInSeconds ?? 21_600,
        onSuccess: invoke?.DestinationConfig?.OnSuccess?.Destination,
        onFailure: invoke?.DestinationConfig?.OnFailure?.Destination,
        deadLetter: configuration.DeadLetterConfig?.TargetArn || undefined,
        retryDelaysMs: this.retryDelaysMs,
      };
    });
  }
}

/**
 * AWS returns 404 for a function without asynchronous settings, and for a missing function; for the latter, reading its
 * configuration fails as well.
 */
async function getIfConfigured(
  lambda: LambdaClient,
  input: { FunctionName: string; Qualifier: string | undefined },
  signal: AbortSignal,
): Promise<GetFunctionEventInvokeConfigCommandOutput | undefined> {
  try {
    return await lambda.send(new GetFunctionEventInvokeConfigCommand(input), { abortSignal: signal });
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
