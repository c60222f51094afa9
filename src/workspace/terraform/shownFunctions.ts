import { parseObject } from '../../model/base/parseObject';
import type { DeclaredCode } from '../../model/function/declaredCode';
import { objectAt, type TemplateObject } from '../template/templateResources';
import { joinPath } from '../templatePath';

/** A function in the output of `terraform show -json`. */
export interface ShownFunction {
  /** `module.api.aws_lambda_function.this[0]`. */
  readonly address: string;
  readonly values: TemplateObject;
  readonly code: DeclaredCode;
}

/** Larger than a template: the plan of a large configuration has megabytes. */
export const maxShownBytes = 16_000_000;

/** Whether a text may be the output of `terraform show -json`, of a plan or a state, with functions. */
export function isShownTerraform(text: string): boolean {
  return text.includes('"terraform_version"') && text.includes('"aws_lambda_function"') && /^\s*\{/.test(text);
}

/**
 * The functions of a plan or a state (https://developer.hashicorp.com/terraform/internals/json-format), with the folder or file
 * behind their archive. Paths in it are relative to the folder that Terraform ran in. `undefined` for any other text.
 */
export function shownFunctions(text: string, folder: string): readonly ShownFunction[] | undefined {
  const content = isShownTerraform(text) ? parseObject(text) : undefined;
  const root = objectAt(content?.planned_values ?? content?.values, 'root_module');
  const resources = resourcesOf(root);
  if (resources.length === 0) return undefined;
  const archives = [
    ...resources,
    ...resourcesOf(objectAt(objectAt(content?.prior_state, 'values').root_module)),
  ].filter(({ type }) => type === 'archive_file');
  const sources = moduleSources(objectAt(content?.configuration, 'root_module'), '');
  return resources
    .filter(({ type, mode }) => type === 'aws_lambda_function' && mode !== 'data')
    .map(({ address, values }) => {
      const known = objectAt(values);
      const at = String(address);
      return {
        address: at,
        values: known,
        code: codeOf(known, { folder, archives, source: sources.get(moduleOf(at)) }),
      };
    });
}

function resourcesOf(module: TemplateObject, depth = 0): readonly TemplateObject[] {
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  if (depth > 20) return [];
  const below = list(module.child_modules).flatMap((child) => resourcesOf(objectAt(child), depth + 1));
  return [...list(module.resources).map((one) => objectAt(one)), ...below];
}

/** `module.a["x"].module.b[0].aws_…` is in `a.b`. */
function moduleOf(address: string): string {
  return [...address.replace(/\[[^\]]*\]/g, '').matchAll(/module\.([^.]+)/g)].map(([, name]) => name).join('.');
}

/** `source_path` of the modules that package by themselves, where it is written out, by the module. */
function moduleSources(module: TemplateObject, prefix: string): ReadonlyMap<string, unknown> {
  const calls = Object.entries(objectAt(module.module_calls));
  return new Map(
    calls.flatMap(([name, call]): [string, unknown][] => {
      const own = objectAt(objectAt(call, 'expressions').source_path).constant_value;
      return [[`${prefix}${name}`, own], ...moduleSources(objectAt(call, 'module'), `${prefix}${name}.`)];
    }),
  );
}

interface CodePlace {
  readonly folder: string;
  readonly archives: readonly TemplateObject[];
  readonly source: unknown;
}

function codeOf(values: TemplateObject, { folder, archives, source }: CodePlace): DeclaredCode {
  const { filename, image_uri: uri, package_type: type, s3_bucket: bucket, s3_key: key } = values;
  if (type === 'Image' || typeof uri === 'string') {
    return { kind: 'image', uri: typeof uri === 'string' ? uri : undefined, dockerfile: undefined };
  }
  if (typeof source === 'string') return ofPath(joinPath(folder, source));
  if (typeof filename === 'string') {
    const path = joinPath(folder, filename);
    const archive = archives
      .map((one) => objectAt(one.values))
      .find(({ output_path: output }) => typeof output === 'string' && joinPath(folder, output) === path);
    return (archive === undefined ? undefined : archived(archive, folder)) ?? { kind: 'zip', path };
  }
  const isStored = typeof bucket === 'string' && typeof key === 'string';
  return { kind: 'elsewhere', where: isStored ? `s3://${bucket}/${key}` : undefined };
}

function archived({ source_dir: dir, source_file: file }: TemplateObject, folder: string): DeclaredCode | undefined {
  if (typeof dir === 'string') return { kind: 'folder', path: joinPath(folder, dir), built: undefined };
  return typeof file === 'string' ? { kind: 'file', path: joinPath(folder, file), built: undefined } : undefined;
}

function ofPath(path: string): DeclaredCode {
  if (/\.(zip|jar)$/i.test(path)) return { kind: 'zip', path };
  return { kind: /\.(js|mjs|cjs|ts|py|rb)$/i.test(path) ? 'file' : 'folder', path, built: undefined };
}
