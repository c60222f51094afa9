import type { FolderReader } from '../../model/connection/fileReader';
import type { DeclaredCode, DeclaredLayer } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { ProjectReference } from '../../model/function/declaredProject';
import { eventInvokeConfigOf } from '../cloudformation/declareFunction';
import { durableConfig } from '../projects/durableConfig';
import { plainFunction } from '../projects/plainFunction';
import { resolveArn, resolveNumber, resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject } from '../template/templateResources';
import { folderOf, joinPath } from '../templatePath';
import type { ServiceFile } from './readServiceFile';
import type { ServiceScope } from './serviceScope';
import { fillIn, hasVariable } from './serviceVariables';

export interface ServiceContext extends ServiceScope {
  readonly project: ProjectReference;
  readonly files: FolderReader;
  readonly names: ReadonlyMap<string, string> | undefined;
  readonly service: ServiceFile;
}

/** Makes a function of an entry of `functions`, with what `provider` says for all of them. */
export async function declareServiceFunction(
  key: string,
  value: unknown,
  context: ServiceContext,
): Promise<DeclaredFunction> {
  const { project, scope, provider, serviceName, stage, service } = context;
  const own = objectAt(value);
  const text = (one: unknown) => plainText(resolveText(one, scope));
  const number = (one: unknown) => resolveNumber(one, scope);
  const stated = text(own.name) ?? `${serviceName}-${stage}-${key}`;
  const logicalId = `${normalized(key)}LambdaFunction`;
  const handler = text(own.handler) ?? '';
  const runtime = text(own.runtime ?? provider.runtime) ?? (handler === '' ? '' : 'nodejs20.x');
  const code = await codeOf(own, handler, runtime, context);
  const { environment, unset } = environmentOf(
    { ...objectAt(provider.environment), ...objectAt(own.environment) },
    context,
  );
  return plainFunction({
    project,
    name: context.names?.get(logicalId) ?? stated,
    logicalId,
    deployedNames: [stated, `${serviceName}-*-${key}`],
    templatePath: project.file,
    line: service.lineOf(['functions', key]),
    handler,
    runtime,
    code,
    codeUri: code.kind === 'esbuild' ? folderOf(code.bundle.entry) : project.folder,
    layers: layersOf(own.layers ?? provider.layers, context),
    // Defaults of the framework, which are not Lambda's.
    timeoutSeconds: number(own.timeout ?? provider.timeout) ?? 6,
    memoryMb: number(own.memorySize ?? provider.memorySize) ?? 1024,
    ephemeralStorageMb: number(own.ephemeralStorageSize) ?? 512,
    environment,
    tracing: text(own.tracing ?? objectAt(provider.tracing).lambda)?.match(/^(true|Active)$/)
      ? 'Active'
      : 'PassThrough',
    architecture: text(own.architecture ?? provider.architecture) ?? 'x86_64',
    description: text(own.description) ?? '',
    reservedConcurrency: number(own.reservedConcurrency),
    loggingConfig: loggingOf(context),
    eventInvokeConfig: invokeConfigOf(own, context),
    durable: durableOf(own, context),
    deadLetterArn: resolveArn(own.onError, scope),
    problems: [...codeProblems(code, handler), ...unset],
  });
}

function durableOf({ durableConfig: config }: TemplateObject, { scope }: ServiceContext): DeclaredFunction['durable'] {
  if (config === undefined) return undefined;
  const { executionTimeout, retentionPeriodInDays } = objectAt(config);
  return durableConfig(resolveNumber(executionTimeout, scope), resolveNumber(retentionPeriodInDays, scope));
}

function codeProblems(code: DeclaredCode, handler: string): readonly string[] {
  if (code.kind === 'image') return ['A container image cannot be run here without Docker.'];
  return handler === '' ? ['The service file gives no handler that can be read.'] : [];
}

function loggingOf({ provider, scope }: ServiceContext): DeclaredFunction['loggingConfig'] {
  const logs = objectAt(objectAt(provider.logs).lambda);
  const text = (one: unknown) => plainText(resolveText(one, scope));
  return {
    format: text(logs.logFormat) === 'JSON' ? 'JSON' : 'Text',
    applicationLevel: text(logs.applicationLogLevel),
    systemLevel: text(logs.systemLogLevel),
    logGroup: text(logs.logGroup),
  };
}

function plainText(text: string | undefined): string | undefined {
  return text === undefined || hasVariable(text) ? undefined : text;
}

/** As the framework makes logical ids of names. */
function normalized(key: string): string {
  const words = key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function environmentOf(declared: TemplateObject, { variables, scope }: ServiceContext) {
  const environment: Record<string, string> = {};
  const unset: string[] = [];
  for (const [name, value] of Object.entries(declared)) {
    const filled = fillIn(value, variables);
    if (filled === null) continue;
    const text = resolveText(filled, scope);
    const variable = text === undefined ? undefined : /\$\{(?!AWS::)[a-zA-Z]+[:(][^}]*\}/.exec(text)?.[0];
    if (text !== undefined && variable === undefined) environment[name] = text;
    else unset.push(`Environment variable ${name} is not set: ${reasonOf(variable)}.`);
  }
  return { environment, unset };
}

function reasonOf(variable: string | undefined): string {
  if (variable === undefined) return 'known only after deployment';
  const source = /^\$\{(\w+)/.exec(variable)?.[1];
  return source === 'env'
    ? `${variable} is read from the environment of the deployment`
    : `${variable} has no value here`;
}

const scriptEndings = ['.ts', '.mts', '.cts', '.tsx'];

async function codeOf(
  own: TemplateObject,
  handler: string,
  runtime: string,
  { project, files, service, variables }: ServiceContext,
): Promise<DeclaredCode> {
  const { folder } = project;
  if (own.image !== undefined) return { kind: 'image', uri: undefined, dockerfile: undefined };
  const artifact = objectAt(own.package).artifact ?? objectAt(objectAt(service.content).package).artifact;
  if (typeof artifact === 'string') return { kind: 'zip', path: joinPath(folder, artifact) };
  const plain = { kind: 'folder', path: folder, built: undefined } as const;
  if (!runtime.startsWith('nodejs')) return plain;
  const cut = handler.indexOf('.', handler.lastIndexOf('/') + 1);
  const module = cut < 0 ? handler : handler.slice(0, cut);
  if (await files.exists(joinPath(folder, `${module}.js`))) return plain;
  for (const ending of scriptEndings) {
    const entry = joinPath(folder, `${module}${ending}`);
    if (!(await files.exists(entry))) continue;
    const { custom, build } = objectAt(service.content);
    const esbuild = objectAt(fillIn(objectAt(custom).esbuild ?? objectAt(build).esbuild, variables));
    const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
    const tsconfig = typeof esbuild.tsconfig === 'string' ? joinPath(folder, esbuild.tsconfig) : undefined;
    const bundle = {
      entry,
      outfile: module,
      folder,
      externals: [...texts(esbuild.external), ...texts(esbuild.exclude)],
      tsconfig,
      sourcemap: esbuild.sourcemap !== false,
      minify: esbuild.minify === true,
      target: typeof esbuild.target === 'string' ? esbuild.target : undefined,
      format: esbuild.format === 'esm' ? ('esm' as const) : ('cjs' as const),
      define: {},
      loader: {},
      mainFields: [],
    };
    return { kind: 'esbuild', bundle, built: undefined };
  }
  return plain;
}

/** Layers of the service are referred to by the name the framework makes: `{Ref: UtilsLambdaLayer}`. */
function layersOf(layers: unknown, { service, project, scope, variables }: ServiceContext): readonly DeclaredLayer[] {
  const own = new Map(
    Object.entries(objectAt(fillIn(objectAt(service.content).layers, variables))).map(([key, layer]) => [
      `${normalized(key)}LambdaLayer`,
      objectAt(layer).path,
    ]),
  );
  return (Array.isArray(layers) ? layers : []).map((layer: unknown): DeclaredLayer => {
    const path = own.get(String(objectAt(layer).Ref));
    if (typeof path === 'string') return { kind: 'folder', path: joinPath(project.folder, path), built: undefined };
    return { kind: 'elsewhere', arn: resolveText(layer, scope) };
  });
}

function invokeConfigOf(own: TemplateObject, { scope }: ServiceContext): DeclaredFunction['eventInvokeConfig'] {
  const { maximumRetryAttempts, maximumEventAge, destinations } = own;
  if (maximumRetryAttempts === undefined && maximumEventAge === undefined && destinations === undefined)
    return undefined;
  const { onSuccess, onFailure } = objectAt(destinations);
  return eventInvokeConfigOf(
    {
      MaximumRetryAttempts: maximumRetryAttempts,
      MaximumEventAgeInSeconds: maximumEventAge,
      DestinationConfig: { OnSuccess: { Destination: onSuccess }, OnFailure: { Destination: onFailure } },
    },
    scope,
  );
}
