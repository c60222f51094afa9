import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { DebuggerWaiting } from '../../model/invocation/debugEvent';
import { loadWorkspace } from '../functions/declaredFunctions';
import type { WorkspaceFiles } from '../functions/workspaceFiles';

/** A source map of a bundle with its packages and their text is not larger. */
const maxMapBytes = 20_000_000;

/**
 * Where the debugger finds sources of what the project's own build has made, when that ran at other paths. What Dwell has bundled
 * itself needs none.
 */
export async function overridesFor(
  declared: DeclaredFunction,
  { codeFolder, language }: Pick<DebuggerWaiting, 'codeFolder' | 'language'>,
  files: WorkspaceFiles,
): Promise<Readonly<Record<string, string>>> {
  const { code, handler } = declared;
  if (language !== 'node' || !('built' in code) || code.built !== codeFolder) return {};
  const { sourceOverrides, sourceRoots } = await loadWorkspace();
  const module = handler.slice(0, handler.indexOf('.', handler.lastIndexOf('/') + 1));
  for (const ending of ['js', 'mjs', 'cjs']) {
    const path = `${codeFolder}/${module}.${ending}.map`;
    const text = await files.readText(path, maxMapBytes);
    if (text !== undefined) return sourceOverrides({ path, text }, { files, roots: sourceRoots(declared) });
  }
  return {};
}
