import type { DeclaredFunction } from '../../model/function/declaredFunction';

/** A deployment publishes a version for an alias to point to; here the code of both is the one of now. */
const published = '1';

/** What there is of a function besides `$LATEST`. */
export function publishedVersions({ aliases }: Pick<DeclaredFunction, 'aliases'>): readonly string[] {
  return aliases.length > 0 ? [published] : [];
}

/** The version that a qualifier means; `undefined` when there is no such version or alias. */
export function versionOf(
  declared: Pick<DeclaredFunction, 'aliases'>,
  qualifier: string | undefined | null,
): string | undefined {
  if (qualifier === undefined || qualifier === null || qualifier === '$LATEST') return '$LATEST';
  if (declared.aliases.includes(qualifier)) return published;
  return publishedVersions(declared).find((version) => version === qualifier);
}
