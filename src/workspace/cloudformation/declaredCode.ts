import type { DeclaredCode } from '../../model/function/declaredCode';
import { type ResolveScope, resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject } from '../template/templateResources';
import { folderOf, joinPath } from '../templatePath';

interface CodeContext {
  readonly type: string;
  readonly templatePath: string;
  readonly scope: ResolveScope;
}

const archiveEndings = /\.(zip|jar)$/i;
const fileEndings = /\.(js|mjs|cjs|ts|mts|cts|tsx|py|rb)$/i;

/** Where the code of a function with these properties is. SAM takes the template's own folder without `CodeUri`. */
export function codeOf(properties: TemplateObject, { type, templatePath, scope }: CodeContext): DeclaredCode {
  const text = (value: unknown) => resolveText(value, scope);
  const code = objectAt(properties.Code);
  const imageUri = properties.ImageUri ?? code.ImageUri;
  if (text(properties.PackageType) === 'Image' || imageUri !== undefined) {
    return { kind: 'image', uri: text(imageUri), dockerfile: undefined };
  }
  const inline = properties.InlineCode ?? code.ZipFile;
  if (inline !== undefined) return { kind: 'inline', text: text(inline) ?? '' };
  const uri = type === 'AWS::Serverless::Function' ? (properties.CodeUri ?? '.') : properties.Code;
  const path = text(uri);
  if (path === undefined) return { kind: 'elsewhere', where: bucketUri(objectAt(uri), scope) };
  if (path.startsWith('s3://')) return { kind: 'elsewhere', where: path };
  const absolute = joinPath(folderOf(templatePath), path);
  if (archiveEndings.test(path)) return { kind: 'zip', path: absolute };
  return { kind: fileEndings.test(path) ? 'file' : 'folder', path: absolute, built: undefined };
}

function bucketUri({ Bucket, Key, S3Bucket, S3Key }: TemplateObject, scope: ResolveScope): string | undefined {
  const [bucket, key] = [resolveText(Bucket ?? S3Bucket, scope), resolveText(Key ?? S3Key, scope)];
  return bucket === undefined || key === undefined ? undefined : `s3://${bucket}/${key}`;
}

/** The folder with the source: `otherwise` where the code is in no file of its own. */
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
