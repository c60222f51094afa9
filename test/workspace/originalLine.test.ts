import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { originalLine } from '../../src/workspace/handlers/originalLine';

const source = `interface Order { total?: { cents: number } }

export function pay(order: Order): number {
  const { total } = order;
  return total!.cents;
}
`;

async function bundle(): Promise<{ readonly code: string; readonly map: string }> {
  const { outputFiles } = await build({
    stdin: { contents: source, sourcefile: 'src/pay.ts', loader: 'ts' },
    bundle: true,
    write: false,
    outfile: 'dist/app.js',
    sourcemap: 'linked',
    format: 'cjs',
  });
  const textOf = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { code: textOf('app.js'), map: textOf('.map') };
}

test('a line of a bundle leads to where it was written', async () => {
  const { code, map } = await bundle();
  const line = code.split('\n').findIndex((text) => text.includes('return total.cents')) + 1;
  expect(line).toBeGreaterThan(5);
  expect(originalLine(map, line)).toEqual({ source: expect.stringMatching(/src\/pay\.ts$/), line: 5 });
});

test('lines that the bundler added lead nowhere', async () => {
  const { map } = await bundle();
  expect(originalLine(map, 1)).toBeUndefined();
  expect(originalLine(map, 10_000)).toBeUndefined();
});

test.each(['', '{}', '{"mappings":7,"sources":[]}', '[]'])('what is no source map leads nowhere: %j', (map) => {
  expect(originalLine(map, 1)).toBeUndefined();
});
