import type { DeclaredLayer } from '../../model/function/declaredCode';
import { chosen, resolveText, resolveValue } from '../template/resolveValue';
import type { TemplateObject, TemplateResource } from '../template/templateResources';
import { intrinsicOf, noValue, type ResolveScope } from '../template/templateScope';
import { folderOf, joinPath } from '../templatePath';
import type { BuildOutput } from './buildOutput';

interface LayerContext {
  readonly templatePath: string;
  readonly scope: ResolveScope;
  readonly build: BuildOutput;
  readonly idPrefix: string;
}

/** The layers of a function with these properties, in their order. */
export function layersOf({ Layers }: TemplateObject, context: LayerContext): readonly DeclaredLayer[] {
  const { scope } = context;
  return listed(Layers, scope).map((layer: unknown) => {
    const [name, argument] = intrinsicOf(layer) ?? [];
    const resource = name === 'Ref' && typeof argument === 'string' ? scope.resources.get(argument) : undefined;
    return (
      (resource === undefined ? undefined : declaredLayer(resource, context)) ?? {
        kind: 'elsewhere',
        arn: resolveText(layer, scope),
      }
    );
  });
}

/** The references that stand in the list, of a condition those of the branch that counts. */
function listed(layers: unknown, scope: ResolveScope): readonly unknown[] {
  const list = chosen(layers, scope);
  return (Array.isArray(list) ? list : [])
    .map((layer: unknown) => chosen(layer, scope))
    .filter((layer) => resolveValue(layer, scope) !== noValue);
}

function declaredLayer(
  resource: TemplateResource,
  { scope, templatePath, build, idPrefix }: LayerContext,
): DeclaredLayer | undefined {
  const { logicalId, properties } = resource;
  const asset = build.assetOf(resource);
  if (asset !== undefined) {
    return /\.zip$/i.test(asset) ? { kind: 'zip', path: asset } : { kind: 'folder', path: asset, built: asset };
  }
  const content = resolveText(properties.ContentUri ?? properties.Content, scope);
  if (content === undefined || content.startsWith('s3://')) return undefined;
  const path = joinPath(folderOf(templatePath), content);
  if (/\.zip$/i.test(content)) return { kind: 'zip', path };
  return { kind: 'folder', path, built: build.folders.get(`${idPrefix}${logicalId}`) };
}
