import type { DeclaredFunction } from '../model/function/declaredFunction';
import { folderOf, joinPath } from './templatePath';

/** Where build tools for JVM languages look for sources; the code's folder itself comes first. */
const jvmRoots = ['.', 'src/main/java', 'src/main/kotlin', 'src/main/scala'];

/**
 * Where the workspace may have a file of a deployed function, in order. `inside` is its path within the deployed code:
 * `src/app.js`, of a JVM's file `com/example/App.java`.
 */
export function sourcePaths(
  { code, codeUri, templatePath, logicalId }: Pick<DeclaredFunction, 'code' | 'codeUri' | 'templatePath' | 'logicalId'>,
  inside: string,
): readonly string[] {
  const project = folderOf(templatePath);
  if (isJvmSource(inside)) {
    return [codeUri, project].flatMap((folder) => jvmRoots.map((root) => joinPath(joinPath(folder, root), inside)));
  }
  const isBuilt = code.kind === 'folder' || code.kind === 'file' || code.kind === 'esbuild';
  const built = isBuilt && code.built !== undefined ? [joinPath(code.built, inside)] : [];
  // `sam build` writes what it bundles, with source maps, beside the template.
  return [joinPath(codeUri, inside), ...built, joinPath(project, `.aws-sam/build/${logicalId}/${inside}`)];
}

/** Whether a frame's path is a JVM's, which has no folder of the deployment. */
export function isJvmSource(path: string): boolean {
  return /^(?!\/).*\.(?:java|kt|scala|groovy)$/.test(path);
}
