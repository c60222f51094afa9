import type { Trace, TraceNode } from '../../trace/parse/trace';

/** The runtime that a run says it had: `Node.js 24.3`. */
export interface RanRuntime {
  readonly text: string;
  /** Present where it is of another version than the function is configured for. */
  readonly warning?: string;
}

const names: Readonly<Record<string, string>> = { nodejs: 'Node.js', python: 'Python' };

/**
 * What the segment of the last run says of its runtime, in the fields that X-Ray's SDKs write (`service.runtime` and
 * `service.runtime_version`): Local runs functions with the program that this machine has. `undefined` where no segment
 * tells. `configured`: `nodejs22.x`.
 */
export function ranRuntime(trace: Trace | undefined, configured: string | undefined): RanRuntime | undefined {
  const last = runtimesIn(trace?.roots ?? []).at(-1);
  if (last === undefined) return undefined;
  const { runtime, version } = last;
  const [major = '', minor] = version.replace(/^v/, '').split('.');
  const text = `${names[runtime] ?? runtime} ${[major, minor].filter(Boolean).join('.')}`;
  const wanted = configured === undefined ? undefined : /^(?:nodejs|python)([\d.]+?)(?:\.x)?$/.exec(configured)?.[1];
  if (wanted === undefined) return { text };
  const isSame = wanted.includes('.') ? `${major}.${minor}` === wanted : major === wanted;
  return isSame ? { text } : { text, warning: `The function is configured for ${configured}` };
}

function runtimesIn(nodes: readonly TraceNode[]): readonly { readonly runtime: string; readonly version: string }[] {
  return nodes.flatMap(({ runtime, children }) => [
    ...(runtime === undefined ? [] : [runtime]),
    ...runtimesIn(children),
  ]);
}
