import type { DeclaredCode, DeclaredLayer } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { ProjectReference } from '../../model/function/declaredProject';
import { codeFolderOf } from '../cloudformation/declaredCode';
import { durableConfig } from '../projects/durableConfig';
import { plainFunction } from '../projects/plainFunction';
import { joinPath } from '../templatePath';
import type { HclBlock, HclExpression } from './hcl';
import { evaluate, evaluateNumber, evaluateText, type TerraformScope } from './terraformScope';

/** A block that makes functions, and where it stands. */
export interface FunctionBlock {
  readonly block: HclBlock;
  readonly file: string;
  readonly scope: TerraformScope;
  readonly project: ProjectReference;
  /** Address with the modules around it: `module.api.aws_lambda_function.hello`. */
  readonly address: string;
  /** A name in Local that differs from the declared one. */
  readonly rename: string | undefined;
}

/** Attribute names of the resource, and of the module that most use in its place. */
const moduleNames: Readonly<Record<string, string>> = {
  environment: 'environment_variables',
  ephemeral_storage: 'ephemeral_storage_size',
  tracing_config: 'tracing_mode',
};

/** Makes a function of a resource `aws_lambda_function` or of a module `terraform-aws-modules/lambda`. */
export function declareTerraformFunction(source: FunctionBlock): DeclaredFunction {
  const { block, scope, project, address, file } = source;
  const text = (name: string) => evaluateText(block.attributes.get(name), scope);
  const number = (name: string) => evaluateNumber(block.attributes.get(name), scope);
  const nested = (name: string, attribute: string) =>
    block.blocks.find(({ type }) => type === name)?.attributes.get(attribute) ??
    block.attributes.get(moduleNames[name] ?? '');
  const stated = text('function_name') || undefined;
  const code = codeOf(source);
  const { environment, unset } = environmentOf(nested('environment', 'variables'), scope);
  const layers = layersOf(block.attributes.get('layers'), scope);
  const handler = text('handler') ?? '';
  const runtime = text('runtime') ?? '';
  return plainFunction({
    project,
    name: source.rename ?? stated ?? nameOfAddress(address),
    logicalId: address,
    deployedNames: [stated ?? '*'],
    templatePath: file,
    line: block.line,
    handler,
    runtime,
    code,
    codeUri: codeFolderOf(code, scope.folder),
    layers,
    timeoutSeconds: number('timeout') ?? 3,
    memoryMb: number('memory_size') ?? 128,
    ephemeralStorageMb: evaluateNumber(nested('ephemeral_storage', 'size'), scope) ?? 512,
    environment,
    tracing: evaluateText(nested('tracing_config', 'mode'), scope) === 'Active' ? 'Active' : 'PassThrough',
    architecture: firstText(evaluate(block.attributes.get('architectures'), scope)) ?? 'x86_64',
    description: text('description') ?? '',
    reservedConcurrency: reservedOf(number('reserved_concurrent_executions')),
    loggingConfig: {
      format: evaluateText(nested('logging_config', 'log_format'), scope) === 'JSON' ? 'JSON' : 'Text',
      applicationLevel: evaluateText(nested('logging_config', 'application_log_level'), scope),
      systemLevel: evaluateText(nested('logging_config', 'system_log_level'), scope),
      logGroup: evaluateText(nested('logging_config', 'log_group'), scope),
    },
    durable: durableOf(source),
    deadLetterArn: evaluateText(nested('dead_letter_config', 'target_arn'), scope),
    problems: [
      ...(code.kind === 'image' ? ['A container image cannot be run here without Docker.'] : []),
      ...(code.kind === 'elsewhere' ? ['The code is not in this workspace, or only Terraform knows where it is.'] : []),
      ...(code.kind !== 'image' && (handler === '' || runtime === '')
        ? ['Handler and runtime are known only to Terraform.']
        : []),
      ...layers.flatMap((layer) =>
        layer.kind === 'elsewhere'
          ? [
              `Layer ${layer.arn ?? 'known only to Terraform'} is not in this workspace, so it is missing when the function runs here.`,
            ]
          : [],
      ),
      ...unset,
    ],
  });
}

/** `durable_config` of the resource, or the inputs of the module that stand for it. */
function durableOf({ block, scope }: FunctionBlock): DeclaredFunction['durable'] {
  const own = block.blocks.find(({ type }) => type === 'durable_config')?.attributes;
  const { attributes } = block;
  const timeout = own?.get('execution_timeout') ?? attributes.get('durable_config_execution_timeout');
  const retention = own?.get('retention_period') ?? attributes.get('durable_config_retention_period');
  if (own === undefined && timeout === undefined) return undefined;
  return durableConfig(evaluateNumber(timeout, scope), evaluateNumber(retention, scope));
}

/** `module.api.aws_lambda_function.this` says no more than `api`. */
function nameOfAddress(address: string): string {
  const clean = address.replace(/\["?([^"\]]*)"?\]/g, '-$1');
  const parts = clean.split('.').filter((part) => part !== 'module' && part !== 'aws_lambda_function');
  const label = parts.at(-1) ?? 'function';
  const isGeneric = parts.length > 1 && /^(this|main|default|function|lambda)(-.*)?$/.test(label);
  return (isGeneric ? parts.at(-2) : label) ?? label;
}

/** -1, the provider's default, means not reserved. */
function reservedOf(value: number | undefined): number | undefined {
  return value === undefined || value < 0 ? undefined : value;
}

function environmentOf(variables: HclExpression | undefined, scope: TerraformScope) {
  const value = evaluate(variables, scope);
  const environment: Record<string, string> = {};
  const unset: string[] = [];
  if (variables !== undefined && (typeof value !== 'object' || value === null)) {
    unset.push('Environment variables are not set: known only to Terraform.');
    return { environment, unset };
  }
  for (const [name, one] of Object.entries(value ?? {})) {
    if (one === null) continue;
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') environment[name] = String(one);
    else unset.push(`Environment variable ${name} is not set: ${reasonOf(name, variables)}.`);
  }
  return { environment, unset };
}

function reasonOf(name: string, variables: HclExpression | undefined): string {
  const entry =
    variables?.kind === 'object'
      ? variables.entries.find(([key]) => key.kind === 'value' && key.value === name)
      : undefined;
  const [, expression] = entry ?? [];
  if (expression?.kind === 'reference' && expression.path[0] === 'var')
    return `variable ${expression.path[1]} has no value`;
  return 'known only after deployment';
}

function firstText(value: unknown): string | undefined {
  const [first]: readonly unknown[] = Array.isArray(value) ? value : [];
  return typeof first === 'string' ? first : undefined;
}

const archiveEndings = /\.(zip|jar)$/i;
const fileEndings = /\.(js|mjs|cjs|ts|mts|cts|tsx|py|rb)$/i;

function codeOf({ block, scope }: FunctionBlock): DeclaredCode {
  const text = (name: string) => evaluateText(block.attributes.get(name), scope);
  if (text('package_type') === 'Image' || text('image_uri') !== undefined) {
    return { kind: 'image', uri: text('image_uri'), dockerfile: undefined };
  }
  if (block.type === 'module') return moduleCode(block, scope);
  const filename = block.attributes.get('filename');
  const archive = archiveOf(filename, scope);
  if (archive !== undefined) return archive;
  const path = evaluateText(filename, scope);
  if (path !== undefined) return { kind: 'zip', path: joinPath(scope.rootFolder, path) };
  const object = objectOf(block.attributes.get('s3_key'), scope);
  const uploaded = archiveOf(object?.attributes.get('source'), scope);
  if (uploaded !== undefined) return uploaded;
  const [bucket, key] = [text('s3_bucket'), text('s3_key')];
  return { kind: 'elsewhere', where: bucket !== undefined && key !== undefined ? `s3://${bucket}/${key}` : undefined };
}

/** `s3_key = aws_s3_object.code.key`: what is uploaded. */
function objectOf(key: HclExpression | undefined, scope: TerraformScope): HclBlock | undefined {
  const [type = '', name] = key?.kind === 'reference' ? key.path : [];
  return /^aws_s3_(bucket_)?object$/.test(type) ? scope.resources.get(`${type}.${name}`) : undefined;
}

/** `filename = data.archive_file.code.output_path`, or a text that an archive is written to: what is in the archive. */
function archiveOf(filename: HclExpression | undefined, scope: TerraformScope): DeclaredCode | undefined {
  const written = evaluateText(filename, scope);
  const inRoot = (path: string) => joinPath(scope.rootFolder, path);
  const [first, second, third] = filename?.kind === 'reference' ? filename.path : [];
  const named = first === 'data' ? `data.${second}.${third}` : `${first}.${second}`;
  const archives = [...scope.resources].filter(([address]) => /^(data\.)?archive_file\./.test(address));
  const archive =
    archives.find(([address]) => address === named) ??
    archives.find(([, { attributes }]) => {
      const output = evaluateText(attributes.get('output_path'), scope);
      return output !== undefined && written !== undefined && inRoot(output) === inRoot(written);
    });
  if (archive === undefined) return undefined;
  const [, { attributes, blocks }] = archive;
  const folder = evaluateText(attributes.get('source_dir'), scope);
  if (folder !== undefined) return { kind: 'folder', path: joinPath(scope.rootFolder, folder), built: undefined };
  const file = evaluateText(attributes.get('source_file'), scope);
  if (file !== undefined) return { kind: 'file', path: joinPath(scope.rootFolder, file), built: undefined };
  const content = evaluateText(
    attributes.get('source_content') ?? blocks.find(({ type }) => type === 'source')?.attributes.get('content'),
    scope,
  );
  return content === undefined ? undefined : { kind: 'inline', text: content };
}

/** `source_path` of the module: a folder or file, or a list whose first entry is or names one. */
export function moduleCode({ attributes }: HclBlock, scope: TerraformScope): DeclaredCode {
  const local = evaluateText(attributes.get('local_existing_package'), scope);
  if (local !== undefined) return { kind: 'zip', path: joinPath(scope.rootFolder, local) };
  const stated = evaluate(attributes.get('source_path'), scope);
  const [first]: readonly unknown[] = Array.isArray(stated) ? stated : [stated];
  const path = typeof first === 'object' && first !== null ? Reflect.get(first, 'path') : first;
  if (typeof path !== 'string') return { kind: 'elsewhere', where: undefined };
  const absolute = joinPath(scope.rootFolder, path);
  if (archiveEndings.test(path)) return { kind: 'zip', path: absolute };
  return { kind: fileEndings.test(path) ? 'file' : 'folder', path: absolute, built: undefined };
}

function layersOf(layers: HclExpression | undefined, scope: TerraformScope): readonly DeclaredLayer[] {
  const items = layers?.kind === 'list' ? layers.items : [];
  return items.map((item): DeclaredLayer => {
    const [type, name] = item.kind === 'reference' ? item.path : [];
    const block = type === 'aws_lambda_layer_version' ? scope.resources.get(`${type}.${name}`) : undefined;
    const filename = block?.attributes.get('filename');
    const archive = archiveOf(filename, scope);
    if (archive?.kind === 'folder') return archive;
    const path = evaluateText(filename, scope);
    if (path !== undefined) return { kind: 'zip', path: joinPath(scope.rootFolder, path) };
    return { kind: 'elsewhere', arn: evaluateText(item, scope) };
  });
}
