import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { expect, it } from 'vitest';
import { buildProject } from '../tools/build.mjs';
import { inProject } from '../tools/project.mjs';
import { Workbench } from '../ui/workbench';
import { table } from './figures';

/** Windows that are opened; the first warms the disk and does not count. */
const windows = 8;

/** Milliseconds that an extension took to load its code and to activate, as VS Code itself counts and shows them. */
interface Activation {
  readonly dwellMs: number;
  readonly gitMs: number;
}

it('activates no slower than the Git extension of VS Code', async () => {
  await buildProject({ isProduction: true });
  const measured: Activation[] = [];
  for (let count = 0; count < windows; count += 1) measured.push(await activate());
  const counted = measured.slice(1);
  const dwellMs = median(counted.map((one) => one.dwellMs));
  const gitMs = median(counted.map((one) => one.gitMs));
  const ratio = dwellMs / gitMs;
  const all = (of: (one: Activation) => number) => counted.map((one) => Math.round(of(one))).join(', ');
  const rows = [
    ['Dwell, median', '20 ms', `${Math.round(dwellMs)} ms`, dwellMs < 20 ? 'met' : '**missed**'],
    ['Git, median', '–', `${Math.round(gitMs)} ms`, ''],
    ['Dwell in proportion to Git', 'at most 1', ratio.toFixed(2), ratio <= 1 ? 'met' : '**missed**'],
    ['Dwell, each window', '–', all((one) => one.dwellMs), ''],
    ['Git, each window', '–', all((one) => one.gitMs), ''],
  ];
  await writeFile(inProject('docs/activation-figures.md'), page(rows));
  console.log(table(['measure', 'bar', 'measured', ''], rows));
  expect(ratio).toBeGreaterThan(0);
});

/** Opens a window on the samples, in which both extensions start, and reads **Developer: Show Running Extensions**. */
async function activate(): Promise<Activation> {
  const workbench = await Workbench.open({ viewport: { width: 1280, height: 2400 } });
  try {
    await workbench.openView('Lambda');
    await workbench.tree('Functions').row('Local').waitFor();
    await workbench.runCommand('Developer: Show Running Extensions');
    return { dwellMs: await shownMs(workbench, 'Dwell'), gitMs: await shownMs(workbench, 'Git') };
  } finally {
    await workbench.close();
  }
}

/** The list is drawn some time after its tab, a row a running extension. */
async function shownMs({ page }: Workbench, name: string): Promise<number> {
  const rows = page.locator('.runtime-extensions-editor .monaco-list-row');
  // The version follows the name; "Git Base" and "GitHub" are other extensions.
  const row = rows.filter({ hasText: new RegExp(`^\\s*${name}(?:\\s*\\d|: ).*Activation: \\d+ ?ms`, 's') });
  const text = await row
    .first()
    .textContent({ timeout: 20_000 })
    .catch(async () => (await rows.allTextContents()).join('\n'));
  const [, milliseconds] = /^[^\n]*Activation: (\d+) ?ms/.exec(text ?? '') ?? [];
  if (milliseconds === undefined) throw new Error(`VS Code does not say how long ${name} took:\n${text}`);
  return Number(milliseconds);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function page(rows: readonly (readonly string[])[]): string {
  const isMissed = rows.some((row) => row.includes('**missed**'));
  return `# What activation is measured by

\`npm run bench:activation\` opens ${windows} windows on \`samples/\` with a production build, reads what **Developer: Show Running Extensions**
says of Dwell and of VS Code's own Git extension in the same window, leaves the first window out, and writes this page. The time is that
of loading the code and of \`activate()\`.

${table(['measure', 'bar', 'measured', ''], rows)}

Measured with VS Code as a server, on ${cpus().length} cores with a load of ${Math.round(loadavg()[1] ?? 0)}: above the number of cores,
other programs had their share, and the times say little.

${isMissed ? 'Bars are missed. ' : ''}\`extension.js\` and \`common.js\` hold what \`activate\` needs; all else is loaded at its first use.
`;
}
