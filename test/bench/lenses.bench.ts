import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildProject } from '../tools/build.mjs';
import { runHostTests } from '../tools/parts/hostPart.mjs';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { table } from './figures';

const barMs = 300;

interface Measured {
  readonly what: string;
  readonly times: readonly number[];
}

it('lenses of a workspace of 2,000 files', async () => {
  await buildProject();
  const folder = await makeTemporary('bench-lenses');
  try {
    const report = join(folder, 'figures.jsonl');
    await writeFile(report, '');
    Object.assign(process.env, { DWELL_HOST_MEASURE: 'lenses', DWELL_MEASURE_REPORT: report });
    const load = Math.round(loadavg()[0] ?? 0);
    const { failed } = await runHostTests();
    expect(failed).toBe(0);
    const lines = (await readFile(report, 'utf8')).split('\n').filter((line) => line !== '');
    const text = table(
      ["from opening a handler's file to its lenses", 'first', 'then', ''],
      lines.map((line) => rowOf(JSON.parse(line))),
    );
    await writeFile(inProject('docs/lens-figures.md'), page(text, load));
    console.log(text);
  } finally {
    await removeTemporary(folder);
  }
});

function rowOf({ what, times }: Measured): readonly string[] {
  const [first = Number.NaN, ...rest] = times;
  const then = rest.sort((one, other) => one - other)[Math.floor(rest.length / 2)] ?? Number.NaN;
  const isMet = Math.max(first, then) < barMs;
  return [what, `${Math.round(first)} ms`, `${Math.round(then)} ms`, isMet ? 'met' : '**missed**'];
}

function page(text: string, load: number): string {
  return `# From opening a file to its lenses

\`npm run bench:lenses\` opens files of handlers in the extension host of a real VS Code, asks for their lenses as the editor does, and
writes this page. The workspace has 2,000 files in 40 services beside the samples: templates with five functions each, handlers, modules, and
JSON files that might be templates. The first time by itself, then the median of eight more files. The bar is ${barMs} ms for both.

${text}

Measured by the clock on ${cpus().length} cores with ${load} processes at work. Before it asks for lenses, VS Code waits until a file was not
changed for a moment; that is not in the figures. That nothing is sent to AWS is a test: \`test/host/codeMarks.test.ts\`.
`;
}
