import type { Bar } from '../rows/bar';

/** Whose a bar is, if it begins a function's or a service's part of the trace. */
export function ownerOf({ kind, name, node }: Bar): string | undefined {
  if (kind === 'lifecycle' && node === undefined) return name;
  if (kind !== 'service' && kind !== 'function' && kind !== 'segment' && kind !== 'accepted') return undefined;
  const named = node?.resourceArn?.split(':function:')[1]?.split(':')[0];
  return named ?? node?.name ?? name;
}
