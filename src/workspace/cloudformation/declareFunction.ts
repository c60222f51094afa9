import type { DeclaredCode } from '../../model/function/declaredCode';
import type {
  DeclaredDurableConfig,
  DeclaredEventInvokeConfig,
  DeclaredFunction,
  DeclaredLoggingConfig,
} from '../../model/function/declaredFunction';
import type { ProjectReference } from '../../model/function/declaredProject';
import { localRuntimeProblem } from '../../model/function/localRuntime';
import { durableConfig } from '../projects/durableConfig';
import { resolveNumber, resolveText, resolveValue } from '../template/resolveValue';
import { objectAt, type TemplateObject, type TemplateResource } from '../template/templateResources';
import { noValue, type ResolveScope } from '../template/templateScope';
import { unresolvedReason } from '../template/unresolvedReason';
import { folderOf } from '../templatePath';
import type { BuildOutput } from './buildOutput';
import { codeFolderOf, codeOf } from './declaredCode';
import { layersOf } from './declaredLayers';

/** The location of a function, and the scope of its expressions. */
export interface DeclarationContext {
  readonly project: ProjectReference;
  readonly resource: TemplateResource;
  readonly templatePath: string;
  readonly line: number;
  readonly scope: ResolveScope;
  readonly build: BuildOutput;
  /** Names of the stacks around it, each with a slash behind. */
  readonly idPrefix: string;
  readonly aliases: readonly string[];
  /** Of a resource `AWS::Lambda::EventInvokeConfig` that names this function. */
  readonly eventInvokeConfig: DeclaredEventInvokeConfig | undefined;
}

/** Builds a function from its merged properties. Unreadable or unsupported parts are listed in `problems`. */
export function declareFunction(properties: TemplateObject, context: DeclarationContext): DeclaredFunction {
  const { scope, templatePath, line } = context;
  const { logicalId } = context.resource;
  const text = (value: unknown) => resolveText(value, scope);
  const { environment, unset } = environmentOf(properties, scope);
  const code = codeOf(properties, context);
  const layers = layersOf(properties, context);
  const name = scope.functionNames[logicalId] ?? logicalId;
  return {
    project: context.project,
    name,
    logicalId: `${context.idPrefix}${logicalId}`,
    deployedNames: [text(properties.FunctionName) ?? `${stackPattern(context)}-${logicalId}-*`],
    templatePath,
    line,
    handler: text(properties.Handler) ?? '',
    runtime: text(properties.Runtime) ?? '',
    code,
    codeUri: codeFolderOf(code, folderOf(templatePath)),
    layers,
    // Defaults of AWS: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
    timeoutSeconds: resolveNumber(properties.Timeout, scope) ?? 3,
    memoryMb: resolveNumber(properties.MemorySize, scope) ?? 128,
    ephemeralStorageMb: resolveNumber(objectAt(properties.EphemeralStorage).Size, scope) ?? 512,
    environment,
    tracing:
      text(properties.Tracing ?? objectAt(properties.TracingConfig).Mode) === 'Active' ? 'Active' : 'PassThrough',
    architecture: architectureOf(properties, scope),
    description: text(properties.Description) ?? '',
    reservedConcurrency: resolveNumber(properties.ReservedConcurrentExecutions, scope),
    loggingConfig: loggingConfigOf(properties, scope),
    aliases: [
      ...(properties.AutoPublishAlias === undefined ? [] : [text(properties.AutoPublishAlias) ?? '']),
      ...context.aliases,
    ].filter((alias) => alias !== ''),
    eventInvokeConfig: ownEventInvokeConfig(properties, scope) ?? context.eventInvokeConfig,
    durable: durableConfigOf(properties, scope),
    deadLetterArn: targetOf(properties.DeadLetterQueue ?? properties.DeadLetterConfig, 'TargetArn', scope),
    problems: [
      ...problemsOf(properties, code, context),
      ...layers.flatMap((layer) => (layer.kind === 'elsewhere' ? [layerProblem(layer.arn)] : [])),
      ...unset,
    ],
  };
}

function durableConfigOf({ DurableConfig }: TemplateObject, scope: ResolveScope): DeclaredDurableConfig | undefined {
  if (DurableConfig === undefined) return undefined;
  const { ExecutionTimeout, RetentionPeriodInDays } = objectAt(DurableConfig);
  return durableConfig(resolveNumber(ExecutionTimeout, scope), resolveNumber(RetentionPeriodInDays, scope));
}

function problemsOf(properties: TemplateObject, code: DeclaredCode, { scope }: DeclarationContext): readonly string[] {
  if (code.kind === 'image') return ['A container image cannot be run here without Docker.'];
  const missing = (['Handler', 'Runtime'] as const).filter(
    (name) => resolveText(properties[name], scope) === undefined,
  );
  const ofRuntime = localRuntimeProblem(resolveText(properties.Runtime, scope) ?? '');
  return [
    ...(ofRuntime === undefined ? [] : [ofRuntime]),
    ...missing.map((name) => `The template gives no ${name} that can be read.`),
    ...(code.kind === 'elsewhere' ? ['The code is in S3. Only code in this workspace can be run here.'] : []),
  ];
}

function layerProblem(arn: string | undefined): string {
  return `Layer ${arn ?? 'known only after deployment'} is not in this workspace, so it is missing when the function runs here.`;
}

/** Prefix of its stack's name; `*` if known only after deployment. */
function stackPattern({ scope, idPrefix }: DeclarationContext): string {
  if (scope.stackName === 'local') return '*';
  return idPrefix === '' ? scope.stackName : `${scope.stackName}*`;
}

function loggingConfigOf(properties: TemplateObject, scope: ResolveScope): DeclaredLoggingConfig {
  const { LogFormat, ApplicationLogLevel, SystemLogLevel, LogGroup } = objectAt(properties.LoggingConfig);
  return {
    format: resolveText(LogFormat, scope) === 'JSON' ? 'JSON' : 'Text',
    applicationLevel: resolveText(ApplicationLogLevel, scope),
    systemLevel: resolveText(SystemLogLevel, scope),
    logGroup: resolveText(LogGroup, scope),
  };
}

function environmentOf(properties: TemplateObject, scope: ResolveScope) {
  const environment: Record<string, string> = {};
  const unset: string[] = [];
  for (const [name, value] of Object.entries(objectAt(properties.Environment, 'Variables'))) {
    const resolved = resolveValue(value, scope);
    if (resolved === noValue) continue;
    const text = resolveText(value, scope);
    if (text === undefined) unset.push(`Environment variable ${name} is not set: ${unresolvedReason(value, scope)}.`);
    else environment[name] = text;
  }
  return { environment, unset };
}

function architectureOf(properties: TemplateObject, scope: ResolveScope): string {
  const { Architectures } = properties;
  return resolveText(Array.isArray(Architectures) ? Architectures[0] : undefined, scope) ?? 'x86_64';
}

function ownEventInvokeConfig(properties: TemplateObject, scope: ResolveScope): DeclaredEventInvokeConfig | undefined {
  if (properties.EventInvokeConfig === undefined) return undefined;
  return eventInvokeConfigOf(objectAt(properties.EventInvokeConfig), scope);
}

/**
 * Reads SAM's `EventInvokeConfig` and the properties of `AWS::Lambda::EventInvokeConfig`, which have the same names.
 */
export function eventInvokeConfigOf(config: TemplateObject, scope: ResolveScope): DeclaredEventInvokeConfig {
  const destinations = objectAt(config.DestinationConfig);
  return {
    maximumRetryAttempts: resolveNumber(config.MaximumRetryAttempts, scope),
    maximumEventAgeSeconds: resolveNumber(config.MaximumEventAgeInSeconds, scope),
    onSuccess: targetOf(destinations.OnSuccess, 'Destination', scope),
    onFailure: targetOf(destinations.OnFailure, 'Destination', scope),
  };
}

/** An ARN, or the logical id of a resource whose ARN is made at deployment. */
function targetOf(holder: unknown, key: string, scope: ResolveScope): string | undefined {
  const target = objectAt(holder)[key];
  const attribute = objectAt(target)['Fn::GetAtt'];
  const [id] = Array.isArray(attribute)
    ? attribute
    : [typeof attribute === 'string' ? attribute.split('.')[0] : undefined];
  return resolveText(target, scope) ?? (typeof id === 'string' && scope.resources.has(id) ? id : undefined);
}
