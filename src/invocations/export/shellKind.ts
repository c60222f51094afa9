import type { Shell } from './awsCliCommand';

/**
 * Selects the shell that a command is written for. `path`: the user's shell, from VS Code. Windows' cmd cannot quote JSON;
 * PowerShell is always available on Windows.
 */
export function shellKind(path: string): Shell {
  const name = path.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';
  return /^(pwsh|powershell|cmd)(-preview)?(\.exe)?$/.test(name) ? 'powershell' : 'posix';
}
