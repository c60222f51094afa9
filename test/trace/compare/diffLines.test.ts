import { expect, it } from 'vitest';
import { diffLines } from '../../../src/trace/compare/diffLines';
import { createRandom } from '../randomTrace';

function shown(before: string, after: string): readonly string[] {
  const signs = { same: ' ', removed: '-', added: '+' } as const;
  return diffLines(before, after).map((line) =>
    line.kind === 'skipped' ? `... ${line.lines}` : `${signs[line.kind]} ${line.text}`,
  );
}

it('says nothing of equal texts', () => {
  expect(shown('a\nb', 'a\nb')).toEqual([]);
});

it('keeps lines around a difference, and counts those far from it', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `${index}`);
  const after = lines.map((line) => (line === '6' ? 'six' : line));
  expect(shown(lines.join('\n'), after.join('\n'))).toEqual([
    '... 3',
    '  3',
    '  4',
    '  5',
    '- 6',
    '+ six',
    '  7',
    '  8',
    '  9',
    '... 2',
  ]);
});

it('takes the fewest lines', () => {
  expect(shown('{\n"a": 1,\n"b": 2\n}', '{\n"new": 0,\n"a": 1,\n"b": 3\n}')).toEqual([
    '  {',
    '+ "new": 0,',
    '  "a": 1,',
    '- "b": 2',
    '+ "b": 3',
    '  }',
  ]);
});

it('replaces all of what is too long to compare', () => {
  const many = (name: string) => Array.from({ length: 2_000 }, (_, index) => `${name}${index}`).join('\n');
  const kinds = diffLines(many('a'), many('b')).map(({ kind }) => kind);
  expect(kinds.lastIndexOf('removed')).toBe(1_999);
  expect(kinds.indexOf('added')).toBe(2_000);
});

it('has every line of both texts, whatever they are', () => {
  const random = createRandom(7);
  const text = () => Array.from({ length: Math.floor(random() * 4) }, () => 'ab'[Math.floor(random() * 2)]).join('\n');
  for (let turn = 0; turn < 300; turn += 1) {
    const [before, after] = [text(), text()];
    const lines = diffLines(before, after);
    const side = (gone: 'added' | 'removed') =>
      lines.flatMap((line) => (line.kind === 'skipped' || line.kind === gone ? [] : [line.text])).join('\n');
    expect([side('added'), side('removed')]).toEqual(before === after ? ['', ''] : [before, after]);
  }
});
