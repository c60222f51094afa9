import type { Bar } from '../rows/bar';

/** The function or service whose part of the trace begins with a bar, if any. */
export function ownerOf({ kind, name, node }: Bar): string | undefined {
  if (kind === 'lifecycle' && node === undefined) return name;
  if (kind !== 'service' && kind !== 'function' && kind !== 'segment' && kind !== 'accepted') return undefined;
  const named = node?.resourceArn?.split(':function:')[1]?.split(':')[0];
  return named ?? node?.name ?? name;
}
