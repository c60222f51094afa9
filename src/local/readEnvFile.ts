/**
 * Reads `NAME=value` lines: an `export` before the name is allowed, quotes around the value are taken off, and `\n` inside double quotes is
 * a line break. Lines that are nothing of the kind are left out.
 */
export function readEnvFile(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const line = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*("(?:\\.|[^"\\])*"|'[^']*'|[^\r\n]*)/gm;
  for (const [, name = '', written = ''] of text.matchAll(line)) found[name] = unquote(written.trim());
  return found;
}

function unquote(written: string): string {
  if (/^'.*'$/s.test(written)) return written.slice(1, -1);
  if (/^".*"$/s.test(written)) {
    return written.slice(1, -1).replace(/\\(.)/gs, (_, one: string) => ({ n: '\n', t: '\t', r: '\r' })[one] ?? one);
  }
  return written.replace(/\s+#.*$/, '');
}
