/**
 * Finds the line (from 0) where a JavaScript or TypeScript module exports `name`. Matches lines instead of parsing: it must be
 * fast enough for every keystroke and work while a file has syntax errors. A nested name (`api.handler`) is searched below its
 * first part.
 */
export function findExport(text: string, name: string): number | undefined {
  const lines = blankComments(text).split('\n');
  const [first = '', ...rest] = name.split('.');
  let line = findDefinition(lines, first);
  for (const part of rest) {
    const inner = lines.findIndex((one, index) => index >= (line ?? 0) && property(part).test(one));
    if (inner < 0) break;
    line = inner;
  }
  return line;
}

function findDefinition(lines: readonly string[], name: string): number | undefined {
  const exported = firstMatch(lines, [
    `^\\s*export\\s+(default\\s+)?(async\\s+)?function\\s*\\*?\\s*${literal(name)}\\b`,
    `^\\s*export\\s+(const|let|var)\\s+${literal(name)}\\b`,
    `\\bexports\\.${literal(name)}\\s*=[^=]`,
    `\\bexports\\[['"]${literal(name)}['"]\\]\\s*=`,
    ...(name === 'default' ? ['^\\s*export\\s+default\\b'] : []),
  ]);
  if (exported !== undefined) return exported;
  // `export { main as handler }`, `module.exports = { handler: main }`: the definition is more useful than the export.
  const renamed = new RegExp(`\\bexport\\s*\\{[^}]*?\\b([\\w$]+)\\s+as\\s+${literal(name)}\\b`).exec(
    lines.join('\n'),
  )?.[1];
  const local = renamed ?? name;
  return firstMatch(lines, [
    `^\\s*(async\\s+)?function\\s*\\*?\\s*${literal(local)}\\b`,
    `^\\s*(const|let|var|class)\\s+${literal(local)}\\b`,
    `^\\s*(module\\.exports\\s*=\\s*\\{)?\\s*(async\\s+)?${literal(name)}\\s*[:(]`,
    `\\bmodule\\.exports\\s*=.*\\b${literal(name)}\\b`,
  ]);
}

function firstMatch(lines: readonly string[], patterns: readonly string[]): number | undefined {
  for (const pattern of patterns) {
    const expression = new RegExp(pattern);
    const line = lines.findIndex((one) => expression.test(one));
    if (line >= 0) return line;
  }
  return undefined;
}

function property(name: string): RegExp {
  return new RegExp(`(^|[\\s{,.])${literal(name)}\\s*[:(=]`);
}

/** Blanks out comments; lines keep their numbers. Strings with `//` are cut, which does not matter here. */
function blankComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:])\/\/[^\n]*/g, '$1');
}

function literal(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}
