import type { Shell } from './awsCliCommand';

/**
 * The shell that a command is written for. `path`: of the user's shell, as VS Code tells it. Windows' cmd cannot quote JSON, and
 * PowerShell is beside it on every Windows.
 */
export function shellKind(path: string): Shell {
  const name = path.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
  return /^(pwsh|powershell|cmd)(-preview)?(\.exe)?$/.test(name) ? 'powershell' : 'posix';
}
