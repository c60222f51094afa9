import type * as vscode from 'vscode';
import type { DebuggerWaiting } from '../../model/invocation/debugEvent';

/** What a debugged function is attached to with. Paths are those of the file system. */
export interface AttachParts {
  readonly waiting: DebuggerWaiting;
  /** The folder of the function's code, as it is declared. */
  readonly codeFolder: string;
  /** The folder of Dwell's runtime, which the debugger skips. */
  readonly runtimeFolder: string;
  /** `sourceMapPathOverrides`: where sources are that the build's source map has another path for. */
  readonly sourceOverrides: Readonly<Record<string, string>>;
}

/** The property that marks a VS Code session as Dwell's. */
export const sessionIdProperty = 'dwellSessionId';

/**
 * How VS Code's own debuggers attach: `node` is the JavaScript debugger that VS Code brings
 * (https://code.visualstudio.com/docs/nodejs/nodejs-debugging), `debugpy` the Python Debugger extension's.
 */
export function attachConfiguration(parts: AttachParts): vscode.DebugConfiguration {
  const { waiting, codeFolder, runtimeFolder, sourceOverrides } = parts;
  const folders = [...new Set([codeFolder, waiting.codeFolder])];
  const { language, host, port, sessionId } = waiting;
  const common = {
    name: nameOf(waiting),
    request: 'attach',
    [sessionIdProperty]: sessionId,
  };
  switch (language) {
    case 'node':
      return {
        ...common,
        type: 'node',
        address: host,
        port,
        // The process stands before its first line; breakpoints are set by then.
        continueOnAttach: true,
        cwd: codeFolder,
        skipFiles: ['<node_internals>/**', `${runtimeFolder}/**`],
        sourceMaps: true,
        outFiles: [...folders.map((folder) => `${folder}/**/*.(m|c|)js`), '!**/node_modules/**'],
        // Else the debugger's own, of webpack.
        ...(Object.keys(sourceOverrides).length === 0 ? {} : { sourceMapPathOverrides: sourceOverrides }),
        resolveSourceMapLocations: [...folders.map((folder) => `${folder}/**`), '!**/node_modules/**'],
      };
    case 'python':
      return { ...common, type: 'debugpy', connect: { host, port }, justMyCode: true, subProcess: false };
  }
}

/** `order, invocation 2 (replay)` of a durable function, where breakpoints outside of steps stop again. */
function nameOf({ functionName, attempt, isReplay }: DebuggerWaiting): string {
  if (attempt === 1) return functionName;
  return isReplay === true ? `${functionName}, invocation ${attempt} (replay)` : `${functionName}, attempt ${attempt}`;
}
