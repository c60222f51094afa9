import type { DeclaredEventInvokeConfig, DeclaredFunction } from '../model/function/declaredFunction';
import { type ResolveScope, resolveNumber, resolveText } from './resolveValue';
import { folderOf, joinPath } from './templatePath';
import { objectAt, type TemplateObject } from './templateResources';

/** Where a function is declared, and what its expressions may refer to. */
export interface DeclarationContext {
  readonly logicalId: string;
  readonly type: string;
  readonly templatePath: string;
  readonly line: number;
  readonly scope: ResolveScope;
  /** The properties of a resource `AWS::Lambda::EventInvokeConfig` for this function. */
  readonly eventInvokeConfig: DeclaredEventInvokeConfig | undefined;
}

export interface Declaration {
  /** `undefined` when it cannot run from this folder; then a message explains why. */
  readonly declared: DeclaredFunction | undefined;
  readonly messages: readonly string[];
}

/** Builds a function from its merged properties. */
export function declareFunction(properties: TemplateObject, context: DeclarationContext): Declaration {
  const { logicalId, scope, templatePath, line } = context;
  const text = (value: unknown) => resolveText(value, scope);
  const refusal = refusalOf(properties, context);
  if (refusal !== undefined) return { declared: undefined, messages: [refusal] };
  const { environment, unknown } = environmentOf(properties, scope);
  const declared: DeclaredFunction = {
    name: scope.functionNames[logicalId] ?? logicalId,
    logicalId,
    templatePath,
    line,
    handler: text(properties.Handler) ?? '',
    runtime: text(properties.Runtime) ?? '',
    codeUri: joinPath(folderOf(templatePath), codeFolder(properties, context) ?? '.'),
    // AWS's defaults: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
    timeoutSeconds: resolveNumber(properties.Timeout, scope) ?? 3,
    memoryMb: resolveNumber(properties.MemorySize, scope) ?? 128,
    environment,
    tracing:
      text(properties.Tracing ?? objectAt(properties.TracingConfig).Mode) === 'Active' ? 'Active' : 'PassThrough',
    architecture: architectureOf(properties, scope),
    description: text(properties.Description) ?? '',
    eventInvokeConfig: ownEventInvokeConfig(properties, scope) ?? context.eventInvokeConfig,
    deadLetterArn: targetOf(properties.DeadLetterQueue ?? properties.DeadLetterConfig, 'TargetArn', scope),
  };
  const messages = unknown.map(
    (name) => `Function ${declared.name}: the value of ${name} is only known after deployment, so it is not set.`,
  );
  return { declared, messages };
}

function refusalOf(properties: TemplateObject, context: DeclarationContext): string | undefined {
  const { logicalId, scope } = context;
  if (properties.PackageType === 'Image' || properties.ImageUri !== undefined) {
    return `Function ${logicalId} is a container image, which cannot run without Docker.`;
  }
  if (properties.InlineCode !== undefined || objectAt(properties.Code).ZipFile !== undefined) {
    return `Function ${logicalId} has inline code. Move it to a file to run it locally.`;
  }
  for (const name of ['Handler', 'Runtime'] as const) {
    if (resolveText(properties[name], scope) === undefined) {
      return `Function ${logicalId}: ${name} is missing or only known after deployment.`;
    }
  }
  if (codeFolder(properties, context) === undefined) {
    return `Function ${logicalId} has its code in S3. Only code in a folder can run locally.`;
  }
  return undefined;
}

/** A path relative to the template; the default of `CodeUri` is the template's own folder, as in SAM. */
function codeFolder(properties: TemplateObject, { type, scope }: DeclarationContext): string | undefined {
  const code = type === 'AWS::Serverless::Function' ? (properties.CodeUri ?? '.') : properties.Code;
  const path = resolveText(code, scope);
  return path === undefined || path.startsWith('s3://') ? undefined : path;
}

function environmentOf(properties: TemplateObject, scope: ResolveScope) {
  const environment: Record<string, string> = {};
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(objectAt(properties.Environment, 'Variables'))) {
    const resolved = resolveText(value, scope);
    if (resolved === undefined) unknown.push(name);
    else environment[name] = resolved;
  }
  return { environment, unknown };
}

function architectureOf(properties: TemplateObject, scope: ResolveScope): string {
  const { Architectures } = properties;
  return resolveText(Array.isArray(Architectures) ? Architectures[0] : undefined, scope) ?? 'x86_64';
}

function ownEventInvokeConfig(properties: TemplateObject, scope: ResolveScope): DeclaredEventInvokeConfig | undefined {
  if (properties.EventInvokeConfig === undefined) return undefined;
  return eventInvokeConfigOf(objectAt(properties.EventInvokeConfig), scope);
}

/** Reads SAM's `EventInvokeConfig` and the properties of `AWS::Lambda::EventInvokeConfig`, which have the same names. */
export function eventInvokeConfigOf(config: TemplateObject, scope: ResolveScope): DeclaredEventInvokeConfig {
  const destinations = objectAt(config.DestinationConfig);
  return {
    maximumRetryAttempts: resolveNumber(config.MaximumRetryAttempts, scope),
    maximumEventAgeSeconds: resolveNumber(config.MaximumEventAgeInSeconds, scope),
    onSuccess: targetOf(destinations.OnSuccess, 'Destination', scope),
    onFailure: targetOf(destinations.OnFailure, 'Destination', scope),
  };
}

/** An ARN, or the logical id of a resource whose ARN is created at deployment. */
function targetOf(holder: unknown, key: string, scope: ResolveScope): string | undefined {
  const target = objectAt(holder)[key];
  const attribute = objectAt(target)['Fn::GetAtt'];
  const [id] = Array.isArray(attribute)
    ? attribute
    : [typeof attribute === 'string' ? attribute.split('.')[0] : undefined];
  return resolveText(target, scope) ?? (typeof id === 'string' && scope.resources.has(id) ? id : undefined);
}
