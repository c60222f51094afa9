import { objectAt, type TemplateObject } from './templateResources';

/** Resolves a loop's collection: a list, or an expression that gives one. */
type ToList = (collection: unknown) => readonly unknown[] | undefined;

export interface Expanded {
  readonly content: unknown;
  /** Key that a loop made to the key of the outermost loop, which stands in the template. */
  readonly origins: ReadonlyMap<string, string>;
  /** Loops over a collection that is not known. */
  readonly unknown: readonly string[];
}

/**
 * Writes the loops of a template out: `Fn::ForEach::Name: [Item, [a, b], {"${Item}Key": …}]`
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html).
 */
export function expandForEach(content: unknown, toList: ToList): Expanded {
  const origins = new Map<string, string>();
  const unknown: string[] = [];
  const expand = (value: unknown, loop: string | undefined): unknown => {
    if (Array.isArray(value)) return value.map((item) => expand(item, loop));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
      if (!key.startsWith('Fn::ForEach::')) {
        if (loop !== undefined) origins.set(key, loop);
        return [[key, expand(item, undefined)]];
      }
      const rounds = roundsOf(item, toList);
      if (rounds === undefined) unknown.push(key.slice('Fn::ForEach::'.length));
      return (rounds ?? []).flatMap((round) => Object.entries(objectAt(expand(round, loop ?? key))));
    });
    return Object.fromEntries(entries);
  };
  return { content: expand(content, undefined), origins, unknown };
}

function roundsOf(loop: unknown, toList: ToList): readonly TemplateObject[] | undefined {
  const [identifier, collection, template]: readonly unknown[] = Array.isArray(loop) ? loop : [];
  const items = toList(collection);
  if (typeof identifier !== 'string' || items === undefined) return undefined;
  return items.map((item) => objectAt(substitute(template, identifier, String(item))));
}

/** `${Name}` gives the item, `&{Name}` its letters and digits, which a logical id may have. */
function substitute(value: unknown, identifier: string, item: string): unknown {
  if (typeof value === 'string') {
    return value
      .replaceAll(`\${${identifier}}`, item)
      .replaceAll(`&{${identifier}}`, item.replace(/[^A-Za-z0-9]/g, ''));
  }
  if (Array.isArray(value)) return value.map((one) => substitute(one, identifier, item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]?.[0] === 'Ref' && entries[0][1] === identifier) return item;
  return Object.fromEntries(
    entries.map(([key, one]) => [String(substitute(key, identifier, item)), substitute(one, identifier, item)]),
  );
}
