import { type HclBlock, type HclCursor, type HclExpression, skipHclSpace, takeHcl } from './hcl';
import { readHclExpression } from './readHclExpression';

/** The blocks of a `.tf` file. Never throws: what is no HCL is skipped. */
export function readHcl(text: string): readonly HclBlock[] {
  const cursor: HclCursor = { text, at: 0 };
  return readBody(cursor, lineStartsOf(text)).blocks;
}

/** The attributes at the top of a `.tfvars` file. */
export function readHclAttributes(text: string): ReadonlyMap<string, HclExpression> {
  return readBody({ text, at: 0 }, lineStartsOf(text)).attributes;
}

type Body = Pick<HclBlock, 'attributes' | 'blocks'>;

function readBody(cursor: HclCursor, lineStarts: readonly number[]): Body {
  const attributes = new Map<string, HclExpression>();
  const blocks: HclBlock[] = [];
  for (skipHclSpace(cursor); cursor.at < cursor.text.length; skipHclSpace(cursor)) {
    if (takeHcl(cursor, /\}/) !== undefined) break;
    const start = cursor.at;
    const name = takeHcl(cursor, /[A-Za-z_][\w-]*/);
    if (name === undefined) {
      cursor.at += 1;
      continue;
    }
    skipHclSpace(cursor, true);
    if (takeHcl(cursor, /=(?!=)/) !== undefined) {
      attributes.set(name, readHclExpression(cursor));
      takeHcl(cursor, /[^\n}]*/);
      continue;
    }
    const labels: string[] = [];
    for (;;) {
      const label = takeHcl(cursor, /"[^"]*"|[A-Za-z_][\w-]*/);
      if (label === undefined) break;
      labels.push(label.replaceAll('"', ''));
      skipHclSpace(cursor, true);
    }
    if (takeHcl(cursor, /\{/) === undefined) continue;
    blocks.push({ type: name, labels, line: lineOf(start, lineStarts), ...readBody(cursor, lineStarts) });
  }
  return { attributes, blocks };
}

function lineStartsOf(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

function lineOf(offset: number, lineStarts: readonly number[]): number {
  let line = 0;
  while (line + 1 < lineStarts.length && (lineStarts[line + 1] ?? 0) <= offset) line += 1;
  return line;
}
