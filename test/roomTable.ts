/** What a folder of `src` may import, beside itself: a row of the table of docs/architecture.md. */
export interface Room {
  /** Other folders of `src`. */
  readonly own: readonly string[];
  /** Folders of which the types alone may be imported. */
  readonly types: readonly string[];
  /** Packages: a name, or a prefix that ends in `*`. */
  readonly packages: readonly string[];
}

/** Reads the rows that begin with `src/…`: folder | what is in it | imports | packages. */
export function readRooms(page: string): ReadonlyMap<string, Room> {
  return new Map(page.split('\n').flatMap((line) => toRoom(line.split('|').map((cell) => cell.trim()))));
}

function toRoom(cells: readonly string[]): readonly (readonly [string, Room])[] {
  const [, first = '', , imports = '', packages = ''] = cells;
  const name = /^`src\/(\w+)(?:\.ts)?`$/.exec(first)?.[1];
  if (name === undefined) return [];
  const entries = listed(imports);
  const types = entries.filter((entry) => entry.endsWith(' types')).map((entry) => entry.slice(0, -' types'.length));
  const own = entries.filter((entry) => !entry.endsWith(' types'));
  return [[name, { own, types, packages: listed(packages).map((entry) => entry.replaceAll('`', '')) }]];
}

function listed(cell: string): readonly string[] {
  return cell === '–' ? [] : cell.split(',').map((entry) => entry.trim());
}
