import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { expect, it } from 'vitest';
import { answering } from '../aws/answering';
import { CountingServer } from '../aws/countingServer';
import { inProject } from '../tools/project.mjs';
import { Workbench, waitFor } from '../ui/workbench';
import { extensionHostPid, memoryMb } from './extensionHost';
import { table } from './figures';

const count = 10_000;
const pageSize = 100;

/** A page of summaries as X-Ray answers them, 100 at most, with twenty different causes. */
function page(at: number): object {
  const nowSeconds = Date.now() / 1000;
  const summaries = Array.from({ length: pageSize }, (_, index) => {
    const id = at * pageSize + index;
    const service = (name: string, exceptions: object[]) => ({
      Name: name,
      EntityPath: [{ Name: name, Exceptions: exceptions }],
    });
    return {
      Id: `1-${(id + 0x6ab15580).toString(16)}-${id.toString(16).padStart(24, '0')}`,
      StartTime: nowSeconds - id / 10,
      Duration: 0.2,
      HasFault: id % 2 === 0,
      Http: { HttpURL: `https://example.com/orders/${id}`, HttpMethod: 'POST', HttpStatus: id % 2 === 0 ? 502 : 200 },
      EntryPoint: { Name: 'orders' },
      FaultRootCauses:
        id % 2 === 0 ? [{ Services: [service('stock', [{ Name: `Error${id % 40}`, Message: `no item ${id}` }])] }] : [],
    };
  });
  return { TraceSummaries: summaries, NextToken: (at + 1) * pageSize < count ? String(at + 1) : undefined };
}

it('ten thousand trace summaries', async () => {
  const server = await CountingServer.start(
    answering(({ url, body }) => {
      if (url.startsWith('/TraceSummaries')) return page(Number(JSON.parse(body).NextToken ?? 0));
      return url.includes('/functions') ? { Functions: [] } : undefined;
    }),
  );
  const connection = {
    kind: 'endpoint',
    name: 'Many',
    endpoint: server.url,
    region: 'eu-west-1',
    testCredentials: true,
  };
  const workbench = await Workbench.open({ settings: { 'dwell.connections': [connection] } });
  try {
    await workbench.openView('Lambda');
    const traces = workbench.tree('Traces');
    if ((await traces.pane.locator('.pane-header').getAttribute('aria-expanded')) !== 'true') {
      await traces.pane.locator('.pane-header').click();
    }
    const pid = await extensionHostPid();
    const beforeMb = await memoryMb(pid, 'VmRSS');
    await workbench.runCommand('Lambda: Open Trace Search…');
    await workbench.quickPick.choose('Outcome');
    await workbench.quickPick.choose('Any outcome');
    const startedMs = performance.now();
    await workbench.quickPick.choose('Search');
    await traces.rows.first().waitFor();
    const firstMs = performance.now() - startedMs;
    await traces.pane.getByText(/the newest 10,000 traces|· 10,000 traces/).waitFor({ timeout: 300_000 });
    const allMs = performance.now() - startedMs;
    const afterMb = await memoryMb(pid, 'VmRSS');
    const frames = await scroll(workbench);
    const rows = [
      ['First rows, from the click on Search', `${Math.round(firstMs)} ms`],
      [`All ${count.toLocaleString('en')}, in pages of ${pageSize}`, `${(allMs / 1000).toFixed(1)} s`],
      ['Memory of the extension host before, after', `${beforeMb} MB, ${afterMb} MB`],
      ['Frames while scrolling: median, 95th percentile', `${frames.p50.toFixed(1)} ms, ${frames.p95.toFixed(1)} ms`],
      ['Rows in the page at any time', `${frames.rows}`],
    ];
    const text = table(['measure', 'result'], rows);
    await writeFile(inProject('docs/trace-search-figures.md'), figuresPage(text));
    console.log(text);
    expect(frames.rows).toBeLessThan(100);
  } finally {
    await workbench.close();
    await server.stop();
  }
}, 600_000);

/** Scrolls the view by the wheel and measures the time between frames. */
async function scroll({ page: window }: Workbench) {
  const box = await window.locator('.sidebar .pane').last().boundingBox();
  if (box === null) throw new Error('The view Traces is not shown.');
  await window.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await window.evaluate(() => {
    const times: number[] = [];
    const take = (at: number): void => {
      times.push(at);
      document.documentElement.dataset.frames = JSON.stringify(times);
      if (times.length < 200) requestAnimationFrame(take);
    };
    requestAnimationFrame(take);
  });
  const read = async (): Promise<number[]> =>
    JSON.parse((await window.evaluate(() => document.documentElement.dataset.frames)) ?? '[]');
  await waitFor(
    '200 frames',
    async () => {
      await window.mouse.wheel(0, 400);
      return (await read()).length >= 200 ? true : undefined;
    },
    120_000,
  );
  const times = await read();
  const gaps = times
    .slice(1)
    .map((at, index) => at - (times[index] ?? 0))
    .sort((a, b) => a - b);
  const share = (of: number): number => gaps[Math.floor(gaps.length * of)] ?? 0;
  return {
    p50: share(0.5),
    p95: share(0.95),
    rows: await window.locator('.sidebar .pane').last().locator('.monaco-list-row').count(),
  };
}

function figuresPage(text: string): string {
  return `# Figures of the trace search

${count.toLocaleString('en')} trace summaries from an endpoint on this machine, in the real workbench: \`npm run bench:traces\`. The view shows 50
traces of a group at a time; **Show More** adds as many. On ${cpus().length} cores of a shared machine, without a GPU.

${text}
`;
}
