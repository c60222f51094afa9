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
import { manyFunctions } from '../ui/manyFunctions';
import { Workbench } from '../ui/workbench';
import { extensionHostPid, memoryMb } from './extensionHost';
import { table } from './figures';

const count = 10_000;
const pageSize = 50;

interface Measurable {
  readonly endpoint: string;
  readonly region: string;
  /** Whether it answers with a page at a time, and the tree counts them. */
  readonly isPaged: boolean;
}

interface Measured {
  readonly firstMs: number;
  readonly allMs: number;
  readonly memoryMb: number;
  readonly peakMb: number;
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
    row(`All ${count.toLocaleString('en')}`, ({ allMs }) => `${(allMs / 1000).toFixed(1)} s`),
    ['Calls a second', callsPerSecond.toFixed(1), 'one call'],
    row('Memory of the extension host before', ({ memoryMb: mb }) => `${mb} MB`),
    row('Peak memory of the extension host', ({ peakMb }) => `${peakMb} MB`),
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
  const big = { kind: 'endpoint', name: 'Big', endpoint, region, testCredentials: true };
  const workbench = await Workbench.open({ settings: { 'dwell.connections': [big] } });
  try {
    await workbench.openView('Lambda');
    const tree = workbench.tree('Functions');
    await tree.row('Big').waitFor();
    const pid = await extensionHostPid();
    const before = await memoryMb(pid, 'VmRSS');
    const from = performance.now();
    await tree.row('Big').locator('.monaco-tl-twistie').click();
    await tree.row('bulk-00001').waitFor();
    const firstMs = performance.now() - from;
    const loading = tree.pane.getByText(/Loading… [\d,]+ functions/).first();
    if (isPaged) await loading.waitFor();
    await loading.waitFor({ state: 'detached', timeout: 120_000 });
    const allMs = performance.now() - from;
    return { firstMs, allMs, memoryMb: before, peakMb: await memoryMb(pid, 'VmHWM') };
  } finally {
    await workbench.close();
  }
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
