import type { EsbuildSource } from '../../model/function/declaredCode';
import { resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject, type TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { joinPath } from '../templatePath';

/**
 * The bundle configuration of `sam build`
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-build-typescript.html).
 * `undefined` without `BuildMethod: esbuild`, or where no entry point says which file the handler is in.
 */
export function esbuildSource(
  properties: TemplateObject,
  { attributes }: TemplateResource,
  { folder, scope }: { readonly folder: string; readonly scope: ResolveScope },
): EsbuildSource | undefined {
  const metadata = objectAt(attributes, 'Metadata');
  if (metadata.BuildMethod !== 'esbuild') return undefined;
  const build = objectAt(metadata, 'BuildProperties');
  const handler = resolveText(properties.Handler, scope) ?? '';
  const outfile = handler.slice(0, moduleLength(handler));
  const entries = texts(build.EntryPoints);
  const stem = (entry: string) => entry.replace(/\.[^./]+$/, '').replace(/^\.\//, '');
  const entry =
    entries.find((one) => stem(one) === outfile) ??
    entries.find((one) => stem(one).split('/').at(-1) === outfile.split('/').at(-1)) ??
    (entries.length === 1 ? entries[0] : undefined);
  if (entry === undefined) return undefined;
  const tsconfig = text(build.Tsconfig ?? build.TsConfig);
  return {
    entry: joinPath(folder, entry),
    outfile,
    folder,
    externals: texts(build.External),
    tsconfig: tsconfig === undefined ? undefined : joinPath(folder, tsconfig),
    sourcemap: isTrue(build.Sourcemap),
    minify: build.Minify === undefined || isTrue(build.Minify),
    target: text(build.Target),
    format: text(build.Format) === 'esm' ? 'esm' : 'cjs',
    define: pairs(build.Define),
    loader: pairs(build.Loader),
    mainFields: texts(build.MainFields).flatMap((field) => field.split(',')),
  };
}

/** Up to the first dot of the last part: `src/app.handler`. */
function moduleLength(handler: string): number {
  const cut = handler.indexOf('.', handler.lastIndexOf('/') + 1);
  return cut < 0 ? handler.length : cut;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function texts(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string');
}

/** Objects, or texts such as `.png=file`. */
function pairs(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(objectAt(value)).map(([key, one]): readonly [string, string] => [key, String(one)]);
  const written = texts(value).flatMap((one): readonly (readonly [string, string])[] => {
    const cut = one.indexOf('=');
    return cut < 0 ? [] : [[one.slice(0, cut), one.slice(cut + 1)]];
  });
  return Object.fromEntries([...entries, ...written]);
}
