import {
  type AliasConfiguration,
  GetFunctionConfigurationCommand,
  GetFunctionUrlConfigCommand,
  type GetFunctionUrlConfigCommandOutput,
  GetPolicyCommand,
  ListTagsCommand,
  ListVersionsByFunctionCommand,
  paginateListAliases,
  paginateListEventSourceMappings,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import type { Result } from '../../model/connection/result';
import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import type { FunctionAlias, FunctionDetails, FunctionUrl, VersionPage } from '../../model/function/functionDetails';
import type { AwsGateway } from '../calls/awsGateway';
import { toEventSourceMapping } from './toEventSourceMapping';

/** Reads more about one function than its configuration from the Lambda API. */
export class LambdaDetails implements FunctionDetails {
  constructor(private readonly gateway: AwsGateway) {}

  /** AWS returns 404 without a policy and without a function: both mean no policy here. */
  getPolicy(name: string, qualifier: string | undefined, signal: AbortSignal): Promise<Result<string | undefined>> {
    const about = { action: 'lambda:GetPolicy', subject: `function ${name}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const command = new GetPolicyCommand({ FunctionName: name, Qualifier: qualifier });
      return (await unlessMissing(lambda.send(command, { abortSignal: signal })))?.Policy;
    });
  }

  listEventSourceMappings(
    name: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<readonly EventSourceMapping[]>> {
    const subject = name === undefined ? 'event source mappings' : `function ${name}`;
    const about = { action: 'lambda:ListEventSourceMappings', subject };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const pages = paginateListEventSourceMappings(
        { client: lambda },
        { FunctionName: name },
        { abortSignal: signal },
      );
      const mappings: EventSourceMapping[] = [];
      for await (const page of pages) mappings.push(...(page.EventSourceMappings ?? []).map(toEventSourceMapping));
      return mappings;
    });
  }

  getUrl(name: string, qualifier: string | undefined, signal: AbortSignal): Promise<Result<FunctionUrl | undefined>> {
    const about = { action: 'lambda:GetFunctionUrlConfig', subject: `function ${name}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const command = new GetFunctionUrlConfigCommand({ FunctionName: name, Qualifier: qualifier });
      const config = await unlessMissing(lambda.send(command, { abortSignal: signal }));
      return config && toUrl(config);
    });
  }

  listVersions(name: string, marker: string | undefined, signal: AbortSignal): Promise<Result<VersionPage>> {
    const about = { action: 'lambda:ListVersionsByFunction', subject: `function ${name}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const command = new ListVersionsByFunctionCommand({ FunctionName: name, Marker: marker });
      const page = await lambda.send(command, { abortSignal: signal });
      const versions = (page.Versions ?? []).map(({ Version, Description, LastModified }) => ({
        version: Version ?? '',
        description: Description ?? '',
        lastModified: LastModified ?? '',
      }));
      return { versions, nextMarker: page.NextMarker || undefined };
    });
  }

  listAliases(name: string, signal: AbortSignal): Promise<Result<readonly FunctionAlias[]>> {
    const about = { action: 'lambda:ListAliases', subject: `function ${name}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const aliases: FunctionAlias[] = [];
      const pages = paginateListAliases({ client: lambda }, { FunctionName: name }, { abortSignal: signal });
      for await (const page of pages) aliases.push(...(page.Aliases ?? []).map(toAlias));
      return aliases;
    });
  }

  listTags(arn: string, signal: AbortSignal): Promise<Result<Readonly<Record<string, string>>>> {
    const about = { action: 'lambda:ListTags', subject: `function ${arn.split(':').at(-1)}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const { Tags } = await lambda.send(new ListTagsCommand({ Resource: arn }), { abortSignal: signal });
      return Tags ?? {};
    });
  }

  getEnvironment(name: string, signal: AbortSignal): Promise<Result<Readonly<Record<string, string>>>> {
    const about = { action: 'lambda:GetFunctionConfiguration', subject: `function ${name}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const command = new GetFunctionConfigurationCommand({ FunctionName: name });
      const { Environment } = await lambda.send(command, { abortSignal: signal });
      // AWS answers, without variables, when the caller may not use the key that encrypts them.
      if (Environment?.Error !== undefined) throw new Error(Environment.Error.Message ?? 'It cannot be decrypted.');
      return Environment?.Variables ?? {};
    });
  }
}

async function unlessMissing<T>(sent: Promise<T>): Promise<T | undefined> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function toUrl(config: GetFunctionUrlConfigCommandOutput): FunctionUrl {
  return {
    url: config.FunctionUrl ?? '',
    functionArn: config.FunctionArn ?? '',
    authType: config.AuthType === 'NONE' ? 'NONE' : 'AWS_IAM',
    isStreamed: config.InvokeMode === 'RESPONSE_STREAM',
    allowedOrigins: config.Cors?.AllowOrigins ?? [],
  };
}

/** AWS returns the weights of the other versions; the alias's own version has the rest. */
function toAlias({ Name, Description, FunctionVersion, RoutingConfig }: AliasConfiguration): FunctionAlias {
  const others = Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {}).map(([version, weight]) => ({
    version,
    weight,
  }));
  const rest = others.reduce((left, { weight }) => left - weight, 1);
  return {
    name: Name ?? '',
    description: Description ?? '',
    targets: [{ version: FunctionVersion ?? '', weight: Number(rest.toFixed(4)) }, ...others],
  };
}
