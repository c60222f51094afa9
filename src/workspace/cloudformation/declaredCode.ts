import type { DeclaredCode } from '../../model/function/declaredCode';
import { resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject, type TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { folderOf, joinPath } from '../templatePath';
import type { BuildOutput } from './buildOutput';
import { esbuildSource } from './esbuildSource';

interface CodeContext {
  readonly resource: TemplateResource;
  readonly templatePath: string;
  readonly scope: ResolveScope;
  readonly build: BuildOutput;
  readonly idPrefix: string;
}

const archiveEndings = /\.(zip|jar)$/i;
const fileEndings = /\.(js|mjs|cjs|ts|mts|cts|tsx|py|rb)$/i;

/** Where the code of a function with these properties is. SAM takes the template's own folder without `CodeUri`. */
export function codeOf(properties: TemplateObject, context: CodeContext): DeclaredCode {
  const { resource, templatePath, scope } = context;
  const text = (value: unknown) => resolveText(value, scope);
  const code = objectAt(properties.Code);
  const imageUri = properties.ImageUri ?? code.ImageUri;
  if (text(properties.PackageType) === 'Image' || imageUri !== undefined) {
    const dockerfile = dockerfileOf(resource, templatePath) ?? assetDockerfile(resource, context.build);
    return { kind: 'image', uri: text(imageUri), dockerfile };
  }
  const inline = properties.InlineCode ?? code.ZipFile;
  if (inline !== undefined) return { kind: 'inline', text: text(inline) ?? '' };
  const asset = context.build.assetOf(resource);
  if (asset !== undefined) {
    return archiveEndings.test(asset) ? { kind: 'zip', path: asset } : { kind: 'folder', path: asset, built: asset };
  }
  const uri = resource.type === 'AWS::Serverless::Function' ? (properties.CodeUri ?? '.') : properties.Code;
  const path = text(uri);
  if (path === undefined) return { kind: 'elsewhere', where: bucketUri(objectAt(uri), scope) };
  if (path.startsWith('s3://')) return { kind: 'elsewhere', where: path };
  const absolute = joinPath(folderOf(templatePath), path);
  if (archiveEndings.test(path)) return { kind: 'zip', path: absolute };
  const built = context.build.folders.get(`${context.idPrefix}${resource.logicalId}`);
  const bundle = esbuildSource(properties, resource, { folder: absolute, scope });
  if (bundle !== undefined) return { kind: 'esbuild', bundle, built };
  return { kind: fileEndings.test(path) ? 'file' : 'folder', path: absolute, built };
}

/** SAM's `Metadata` of an image says what it is built from. */
function dockerfileOf({ attributes }: TemplateResource, templatePath: string): string | undefined {
  const { DockerContext, Dockerfile } = objectAt(attributes, 'Metadata');
  if (typeof DockerContext !== 'string') return undefined;
  const folder = joinPath(folderOf(templatePath), DockerContext);
  return joinPath(folder, typeof Dockerfile === 'string' ? Dockerfile : 'Dockerfile');
}

function assetDockerfile(resource: TemplateResource, build: BuildOutput): string | undefined {
  const folder = build.assetOf(resource);
  const name = objectAt(resource.attributes, 'Metadata')['aws:asset:dockerfile-path'];
  return folder === undefined ? undefined : joinPath(folder, typeof name === 'string' ? name : 'Dockerfile');
}

function bucketUri({ Bucket, Key, S3Bucket, S3Key }: TemplateObject, scope: ResolveScope): string | undefined {
  const [bucket, key] = [resolveText(Bucket ?? S3Bucket, scope), resolveText(Key ?? S3Key, scope)];
  return bucket === undefined || key === undefined ? undefined : `s3://${bucket}/${key}`;
}

/** The source folder; `otherwise` if the code has no file of its own. */
export function codeFolderOf(code: DeclaredCode, otherwise: string): string {
  switch (code.kind) {
    case 'folder':
      return code.path;
    case 'file':
    case 'zip':
      return folderOf(code.path);
    case 'esbuild':
      return folderOf(code.bundle.entry);
    default:
      return otherwise;
  }
}
