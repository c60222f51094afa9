const maxCharacters = 64;

/** A name like the given one for an execution of its own: `order-42-2`, then `order-42-3`. */
export function otherName(name: string): string {
  const [, base = name, number] = /^(.*)-(\d{1,3})$/.exec(name) ?? [];
  const isCounted = number !== undefined && Number(number) >= 2 && Number(number) < 100 && /-\d+$/.test(base);
  const [stem, next] = isCounted ? [base, Number(number) + 1] : [name, 2];
  return `${stem.slice(0, maxCharacters - String(next).length - 1)}-${next}`;
}
