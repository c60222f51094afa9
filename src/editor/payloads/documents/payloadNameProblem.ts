/** Explains why a name is invalid: the rules that all storages share. */
export function payloadNameProblem(name: string): string | undefined {
  if (/^[\w][\w .-]{0,99}$/.test(name)) return undefined;
  return 'Use up to 100 letters, digits, spaces, dots, hyphens, and underscores.';
}
