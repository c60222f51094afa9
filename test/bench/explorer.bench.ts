import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startLocalService } from '../conformance/localService';
import { createMotoFunctions } from '../conformance/otherTools/motoFunctions';
import { startMoto } from '../conformance/otherTools/motoServer';
import { isToolThere } from '../tools/machine/awsTools.mjs';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { heldMemory, meteredEnvironment } from '../tools/vscode/activationTimes.mjs';
import { manyFunctions } from '../ui/manyFunctions';
import { Workbench, waitFor } from '../ui/workbench';
import { extensionHostPid, memoryMb } from './extensionHost';
import { table } from './figures';
import { WatchedEndpoint } from './watchedEndpoint';

const count = 10_000;
const pageSize = 50;
const barMs = 300;
const barMb = 60;

interface Measurable {
  readonly endpoint: string;
  readonly region: string;
  /** Whether it answers with a page at a time, and the tree counts them. */
  readonly isPaged: boolean;
}

interface Measured {
  readonly firstMs: number;
  /** From the end of the first answer. */
  readonly afterAnswerMs: number;
  readonly allMs: number;
  readonly memoryMb: number;
  readonly peakMb: number;
  readonly keptMb: number;
}

it('ten thousand functions', async () => {
  const ofLocal = await measureLocal();
  const ofMoto = await measureMoto();
  const callsPerSecond = count / pageSize / (ofLocal.allMs / 1000);
  const row = (what: string, of: (measured: Measured) => string): string[] => [
    what,
    of(ofLocal),
    ofMoto === undefined ? 'not installed' : of(ofMoto),
  ];
  const rows = [
    row('First rows, from the click that opens the connection', ({ firstMs }) => `${Math.round(firstMs)} ms`),
    row(
      `From the end of the first answer (bar: ${barMs} ms, of a page of ${pageSize})`,
      ({ afterAnswerMs }) => `${Math.round(afterAnswerMs)} ms`,
    ),
    row(`All ${count.toLocaleString('en')}`, ({ allMs }) => `${(allMs / 1000).toFixed(1)} s`),
    ['Calls a second', callsPerSecond.toFixed(1), 'one call'],
    row('Memory of the extension host before', ({ memoryMb: mb }) => `${mb} MB`),
    row('Peak memory of the extension host', ({ peakMb }) => `${peakMb} MB`),
    row(`Growth to the peak (bar: ${barMb} MB)`, ({ memoryMb: before, peakMb }) => `${peakMb - before} MB`),
    row('Growth that stays, with garbage collected', ({ keptMb }) => `${Math.round(keptMb)} MB`),
  ];
  const text = table(['measure', 'local service', 'moto'], rows);
  await writeFile(inProject('docs/explorer-figures.md'), page(text));
  console.log(text);
  expect(callsPerSecond).toBeLessThan(10);
}, 600_000);

async function measureLocal(): Promise<Measured> {
  const folder = await makeTemporary('bench');
  const template = join(folder, 'template.yaml');
  const few = await readFile(inProject('test/conformance/functions/triggers.yaml'), 'utf8');
  await writeFile(template, manyFunctions(few, count));
  const service = await startLocalService({ template });
  try {
    return await measure({ endpoint: service.endpoint, region: service.region, isPaged: true });
  } finally {
    await service.stop();
    await removeTemporary(folder);
  }
}

async function measureMoto(): Promise<Measured | undefined> {
  if (!isToolThere('moto')) {
    console.log('moto is not installed: the explorer is measured with the local service alone.');
    return undefined;
  }
  const moto = await startMoto();
  try {
    await createMotoFunctions(moto.endpoint, 'eu-west-1', count);
    return await measure({ endpoint: moto.endpoint, region: 'eu-west-1', isPaged: false });
  } finally {
    moto.stop();
  }
}

/** Opens the connection in the tree and waits for the last of its functions. */
async function measure({ endpoint, region, isPaged }: Measurable): Promise<Measured> {
  const watched = await WatchedEndpoint.start(endpoint, /\/functions\/?(\?|$)/);
  const folder = await makeTemporary('explorer');
  const report = join(folder, 'times.jsonl');
  const big = { kind: 'endpoint', name: 'Big', endpoint: watched.url, region, testCredentials: true };
  const workbench = await Workbench.open({
    settings: { 'dwell.connections': [big] },
    env: meteredEnvironment(report),
  });
  try {
    await workbench.openView('Lambda');
    const tree = workbench.tree('Functions');
    await tree.row('Big').waitFor();
    const pid = await extensionHostPid();
    const heldBefore = await held(pid, report);
    const before = await memoryMb(pid, 'VmRSS');
    const from = performance.now();
    await tree.row('Big').locator('.monaco-tl-twistie').click();
    await tree.row('bulk-00001').waitFor();
    const shownMs = performance.now();
    const loading = tree.pane.getByText(/Loading… [\d,]+ functions/).first();
    if (isPaged) await loading.waitFor();
    await loading.waitFor({ state: 'detached', timeout: 120_000 });
    const allMs = performance.now() - from;
    const peakMb = await memoryMb(pid, 'VmHWM');
    const keptMb = (await held(pid, report)) - heldBefore;
    const times = { firstMs: shownMs - from, afterAnswerMs: shownMs - watched.firstAnsweredMs, allMs };
    return { ...times, memoryMb: before, peakMb, keptMb };
  } finally {
    await workbench.close();
    await watched.stop();
    await removeTemporary(folder);
  }
}

/** Megabytes of JavaScript objects. */
async function held(pid: number, report: string): Promise<number> {
  const before = await heldMemory(report);
  process.kill(pid, 'SIGUSR2');
  const { heapMb } = await waitFor('the memory of the extension host', async () => {
    const now = await heldMemory(report);
    return now?.heapMb === before?.heapMb ? undefined : now;
  });
  return heapMb;
}

function page(figures: string): string {
  return `# What the explorer is measured by

\`npm run bench:explorer\` opens a connection with ${count.toLocaleString('en')} functions in the real workbench on the server host, first to the local
service and then, where it is installed, to moto's server, and writes this page. AWS gives ${pageSize} functions a page, and so does the local
service; Dwell asks for no more than nine pages a second, of the fifteen calls that AWS allows an account and region, so most of the time
to the last function is waiting. moto knows no pages and answers with all functions at once.

${figures}

Measured with VS Code as a server and Chromium without a graphics card, on ${cpus().length} cores.

What is right or wrong is a test: the first page is shown before the second is asked for, the others are counted, the listing can be
stopped, and a filter finds one function among all (\`test/ui/explorer.test.ts\`, \`test/conformance/otherTools/motoTenThousand.test.ts\`).
`;
}
