/** Why Local cannot run functions of this runtime, in a sentence; `undefined` when it can. */
export function localRuntimeProblem(runtime: string): string | undefined {
  if (runtime === '' || /^(?:nodejs|python|provided)/.test(runtime)) return undefined;
  const language = languageOf(runtime);
  if (language !== undefined)
    return `${language} functions cannot be run here: only Node.js, Python, and provided runtimes can.`;
  return `The runtime ${runtime} cannot be run here: only Node.js, Python, and provided runtimes can.`;
}

function languageOf(runtime: string): string | undefined {
  if (runtime.startsWith('java')) return 'Java';
  if (runtime.startsWith('dotnet')) return '.NET';
  if (runtime.startsWith('ruby')) return 'Ruby';
  return runtime.startsWith('go') ? 'Go (go1.x)' : undefined;
}
