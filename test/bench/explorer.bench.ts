import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startLocalService } from '../conformance/localService';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { manyFunctions } from '../ui/manyFunctions';
import { Workbench } from '../ui/workbench';
import { extensionHostPid, memoryMb } from './extensionHost';
import { table } from './figures';

const count = 10_000;
const pageSize = 50;

it('ten thousand functions', async () => {
  const folder = await makeTemporary('bench');
  const template = join(folder, 'template.yaml');
  await writeFile(
    template,
    manyFunctions(await readFile(inProject('test/conformance/functions/triggers.yaml'), 'utf8'), count),
  );
  const service = await startLocalService({ template });
  const big = {
    ...{ kind: 'endpoint', name: 'Big', endpoint: service.endpoint, region: service.region },
    testCredentials: true,
  };
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
    const loading = workbench.page.getByText(/Loading… [\d,]+ functions/).first();
    await loading.waitFor();
    await loading.waitFor({ state: 'detached', timeout: 120_000 });
    const allMs = performance.now() - from;
    const peak = await memoryMb(pid, 'VmHWM');
    const callsPerSecond = count / pageSize / (allMs / 1000);
    const rows = [
      ['First rows, from the click that opens the connection', `${Math.round(firstMs)} ms`],
      [`All ${count.toLocaleString('en')}, at nine calls a second`, `${(allMs / 1000).toFixed(1)} s`],
      ['Calls a second', callsPerSecond.toFixed(1)],
      ['Memory of the extension host before', `${before} MB`],
      ['Peak memory of the extension host', `${peak} MB`],
    ];
    await writeFile(inProject('docs/explorer-figures.md'), page(rows));
    console.log(table(['measure', 'measured'], rows));
    expect(callsPerSecond).toBeLessThan(10);
  } finally {
    await workbench.close();
    await service.stop();
    await removeTemporary(folder);
  }
}, 300_000);

function page(rows: readonly (readonly string[])[]): string {
  return `# What the explorer is measured by

\`npm run bench:explorer\` opens a connection to the local service over a template of ${count.toLocaleString('en')} functions, in the real
workbench on the server host, and writes this page. AWS gives ${pageSize} functions a page; Dwell asks for no more than nine pages a second, of the
fifteen calls that AWS allows an account and region, so most of the time to the last function is waiting.

${table(['measure', 'measured'], rows)}

Measured with VS Code as a server and Chromium without a graphics card, on ${cpus().length} cores.

What is right or wrong is a test: the first page is shown before the second is asked for, the others are counted, the listing can be
stopped, and a filter finds one function among all (\`test/ui/explorer.test.ts\`).
`;
}
