import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startLocalService } from '../conformance/localService';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { memoryMb } from './extensionHost';
import { table } from './figures';
import { interleaved, Load, percentile, throughputs } from './localLoad';
import { startServerlessOffline } from './serverlessOffline';

const manyFiles = 20_000;
const coldStarts = 11;
const rounds = 1_000;

it('the local service beside an echo server and serverless-offline', async () => {
  const folder = await makeTemporary('bench-local');
  const other = await startServerlessOffline(await madeFolder(folder, 'other'));
  const echo = await startEcho();
  const template = await writeFunctions(await madeFolder(folder, 'own'));
  const from = performance.now();
  const service = await startLocalService({ template });
  const startMs = performance.now() - from;
  const port = Number(new URL(service.endpoint).port);
  const to = (name: string) => new Load(port, `/2015-03-31/functions/${name}/invocations`);
  try {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const idleMb = await memoryMb(service.pid, 'VmRSS');
    const otherIdleMb = await memoryMb(other.pid, 'VmRSS');
    const cold: number[] = [];
    for (let index = 0; index < coldStarts; index += 1) {
      cold.push(await to(`cold-${index}`).once());
      // The next process in reserve is started after a while.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    cold.sort((a, b) => a - b);
    const loads = [new Load(echo.port, '/'), to('one'), to('many'), new Load(other.port, other.path)];
    await interleaved(loads, 200);
    const [ofEcho = [], ofOne = [], ofMany = [], ofOther = []] = await interleaved(loads, rounds);
    const over = (times: readonly number[]) => percentile(times, 0.5) - percentile(ofEcho, 0.5);
    const [throughput = 0, otherThroughput = 0] = await throughputs([to('one'), new Load(other.port, other.path)]);
    const ms = (value: number) => `${value.toFixed(2)} ms`;
    const text = table(
      ['measure', 'local service', `serverless-offline ${other.version}`, 'bar'],
      [
        ['Start, until it can be called', `${Math.round(startMs)} ms`, `${Math.round(other.startMs)} ms`, ''],
        ['Cold start, median', ms(percentile(cold, 0.5)), '', '≤ 60 ms'],
        ['Warm p50 over an echo server, 1 file', ms(over(ofOne)), ms(over(ofOther)), '≤ 1 ms'],
        [`Warm p50 over an echo server, ${manyFiles.toLocaleString('en')} files`, ms(over(ofMany)), '', '≤ 1 ms'],
        ['Warm p99', ms(percentile(ofOne, 0.99)), ms(percentile(ofOther, 0.99)), ''],
        [
          'Requests a second, 10 at a time',
          throughput.toFixed(0),
          otherThroughput.toFixed(0),
          `≥ 1.5 × (${(throughput / otherThroughput).toFixed(1)} ×)`,
        ],
        ['Memory when idle', `${idleMb} MB`, `${otherIdleMb} MB`, ''],
      ],
    );
    console.log(text);
    console.log(`echo p50 ${ms(percentile(ofEcho, 0.5))}`);
    await writeFigures(text);
    expect(percentile(cold, 0.5)).toBeLessThan(60);
  } finally {
    other.stop();
    echo.stop();
    await service.stop();
    await removeTemporary(folder);
  }
}, 600_000);

async function madeFolder(parent: string, name: string): Promise<string> {
  await mkdir(join(parent, name));
  return join(parent, name);
}

/** One function with one file, one among very many, and some that are only started. */
async function writeFunctions(folder: string): Promise<string> {
  const names = ['one', 'many', ...Array.from({ length: coldStarts }, (_, index) => `cold-${index}`)];
  for (const name of names) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'app.js'), 'exports.handler = async (event) => event;\n');
  }
  for (let index = 0; index < manyFiles; index += 1) {
    const part = join(folder, 'many', `part-${Math.floor(index / 100)}`);
    if (index % 100 === 0) await mkdir(part);
    await writeFile(join(part, `file-${index}.txt`), 'x');
  }
  const resources = names.map(
    (name, index) =>
      `  F${index}: {Type: AWS::Serverless::Function, Properties: {FunctionName: ${name}, CodeUri: ${name}, Handler: app.handler, Runtime: nodejs22.x, Timeout: 30}}\n`,
  );
  const template = join(folder, 'template.yaml');
  await writeFile(template, `Transform: AWS::Serverless-2016-10-31\nResources:\n${resources.join('')}`);
  return template;
}

function startEcho(): Promise<{ readonly port: number; stop(): void }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => response.end(Buffer.concat(chunks)));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
      resolve({ port, stop: () => server.closeAllConnections() ?? server.close() });
    });
  });
}

/** Between the marks of the page. */
async function writeFigures(figures: string): Promise<void> {
  const page = inProject('docs/local-service.md');
  const text = await readFile(page, 'utf8');
  const [cpu] = cpus();
  const where = `Measured with Node.js ${process.versions.node} on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}).`;
  const [before = '', rest = ''] = text.split('<!-- figures -->\n');
  const after = rest.split('<!-- /figures -->')[1] ?? '';
  await writeFile(page, `${before}<!-- figures -->\n${figures}\n\n${where}\n<!-- /figures -->${after}`);
}
