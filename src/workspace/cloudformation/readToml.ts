type Table = Record<string, unknown>;

/**
 * The part of TOML that configuration of build tools uses: tables, texts, lists of texts, booleans and numbers. What it does not
 * know is left out. Never throws.
 */
export function readToml(text: string): Readonly<Table> {
  const root: Table = {};
  let table = root;
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    const header = /^\[\[?\s*([^\]]+?)\s*\]?\]\s*(#.*)?$/.exec(line)?.[1];
    if (header !== undefined) {
      table = tableAt(root, header.split('.').map(unquotedKey));
      continue;
    }
    const [, key, start = ''] = /^("[^"]*"|'[^']*'|[A-Za-z0-9_.-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key === undefined) continue;
    let written = start;
    while (!isWhole(written) && index + 1 < lines.length) {
      index += 1;
      written += `\n${lines[index] ?? ''}`;
    }
    const path = key.startsWith('"') || key.startsWith("'") ? [unquotedKey(key)] : key.split('.');
    tableAt(table, path.slice(0, -1))[path.at(-1) ?? ''] = toValue(written);
  }
  return root;
}

function tableAt(root: Table, path: readonly string[]): Table {
  let table = root;
  for (const key of path) {
    const next = Object.hasOwn(table, key) ? table[key] : undefined;
    const inner: Table = isTable(next) ? next : {};
    table[key] = inner;
    table = inner;
  }
  return table;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unquotedKey(key: string): string {
  return key.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** Whether a list or a long text ends on what was read. */
function isWhole(text: string): boolean {
  for (const quotes of ['"""', "'''"]) {
    if (text.startsWith(quotes)) return text.indexOf(quotes, 3) > 0;
  }
  if (!text.startsWith('[')) return true;
  return text.replace(/"(?:\\.|[^"\\])*"|'[^']*'|#[^\n]*/g, '').includes(']');
}

function toValue(written: string): unknown {
  const long = /^("""|''')\r?\n?([\s\S]*?)\1/.exec(written);
  if (long !== null) return long[1] === '"""' ? unescaped(long[2] ?? '') : long[2];
  const [basic] = /^"(?:\\.|[^"\\])*"/.exec(written) ?? [];
  if (basic !== undefined) return unescaped(basic.slice(1, -1));
  const literal = /^'([^']*)'/.exec(written)?.[1];
  if (literal !== undefined) return literal;
  if (written.startsWith('[')) {
    const items = written.slice(1).matchAll(/"(?:\\.|[^"\\])*"|'[^']*'|#[^\n]*|[^\s,\]]+/g);
    return [...items].flatMap(([item]) => (item.startsWith('#') ? [] : [toValue(item)]));
  }
  const bare = written.replace(/\s*#.*$/, '').trim();
  if (bare === 'true' || bare === 'false') return bare === 'true';
  const number = Number(bare.replaceAll('_', ''));
  return bare === '' || Number.isNaN(number) ? bare : number;
}

function unescaped(text: string): string {
  return text
    .replace(/\\\r?\n\s*/g, '')
    .replace(/\\(["\\nrt])/g, (_, one: string) => ({ n: '\n', r: '\r', t: '\t' })[one] ?? one);
}
