import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { cpus } from 'node:os';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { expect, it } from 'vitest';
import { Follower } from '../../src/invocations/follower';
import { readHistory, writeHistory } from '../../src/invocations/history';
import { InvocationSender } from '../../src/invocations/invocationSender';
import { InvocationStore } from '../../src/invocations/invocationStore';
import { systemClock } from '../../src/model/base/systemClock';
import type { Connection } from '../../src/model/connection/connection';
import { noOptions } from '../../src/model/invocation/invocation';
import { CountingServer } from '../aws/countingServer';
import { connectionTo } from '../aws/testConnection';
import { answered, makeInvocation } from '../model/makeInvocation';
import { isToolThere } from '../tools/machine/awsTools.mjs';
import { inProject } from '../tools/project.mjs';
import { table } from './figures';
import { least, median } from './measureModel';

const rounds = 300;
const entries = 10_000;
const limits = { keep: 'everything', maxInvocations: entries, maxBytes: 100_000_000 } as const;

it('sends as fast as the SDK', async () => {
  const server = await CountingServer.start((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'x-amzn-requestid': 'r-1' });
    response.end(
      request.url.includes('/invocations') ? '{}' : '{"FunctionName":"checkout","Timeout":3,"State":"Active"}',
    );
  });
  const connection = connectionTo(server.url);
  const { dwell, sdk, kept } = await inTurns(server, connection);
  const cli = isToolThere('aws') ? await awsCliMs(server) : undefined;
  connection.dispose();
  await server.stop();
  const history = measureHistory();
  const ratio = undisturbed(dwell) / undisturbed(sdk);
  const count = entries.toLocaleString('en');
  const rows = [
    [
      'From `send` to the request on the wire, in that of a bare SDK call on a new connection',
      '≤ 1.1 ×',
      `${ratio.toFixed(2)} × (${undisturbed(dwell).toFixed(2)} and ${undisturbed(sdk).toFixed(2)} ms)`,
      ratio <= 1.1 ? 'met' : '**missed**',
    ],
    ['The SDK on a connection that it kept open', '–', `${undisturbed(kept).toFixed(2)} ms`, ''],
    [
      '`aws lambda invoke`, from its start to the request on the wire',
      '–',
      cli === undefined ? 'not installed' : `${cli.toFixed(0)} ms`,
      '',
    ],
    [`Reading a history of ${count} invocations`, '–', `${history.readMs.toFixed(0)} ms`, ''],
    ['Writing it', '–', `${history.writeMs.toFixed(0)} ms`, ''],
    ['Adding one more', '–', `${history.addMs.toFixed(2)} ms`, ''],
  ];
  const text = table(['measure', 'bar', 'measured', ''], rows);
  await writeFile(inProject('docs/invoke-figures.md'), page(text));
  console.log(text);
  expect(dwell).toHaveLength(rounds);
});

/** The median of the fastest quarter: on a busy machine the others waited for other programs. */
function undisturbed(values: readonly number[]): number {
  return median(values.toSorted((a, b) => a - b).slice(0, Math.ceil(values.length / 4)));
}

/** Milliseconds from the call to the whole request at the server: Dwell's way and the SDK's, one after the other. */
async function inTurns(server: CountingServer, connection: Connection) {
  const storage = { load: () => undefined, save: () => undefined };
  const store = new InvocationStore(
    storage,
    systemClock,
    () => undefined,
    () => limits,
  );
  const sender = new InvocationSender(
    store,
    new Follower(store, () => undefined, systemClock),
    systemClock,
    async () => undefined,
  );
  const bare = {
    endpoint: server.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    maxAttempts: 1,
  };
  const httpAgent = new Agent({ keepAlive: false });
  const clients = {
    sdk: new LambdaClient({ ...bare, requestHandler: new NodeHttpHandler({ httpAgent }) }),
    kept: new LambdaClient(bare),
  };
  const call = (client: LambdaClient) =>
    untilOnWire(server, () =>
      client.send(new InvokeCommand({ FunctionName: 'checkout', Payload: '{}', LogType: 'Tail' })),
    );
  const target = { connectionId: connection.id, functionName: 'checkout', qualifier: undefined };
  const callDwell = () =>
    untilOnWire(server, async () => {
      const result = sender.send({ connection, target, mode: 'RequestResponse', payload: '{}', options: noOptions });
      if (result.kind === 'rejected') throw new Error(result.problem.message);
      await result.answered;
      // Evidence of the one before must not be read beside the next.
      sender.cancel(result.invocation.id);
    });
  const taken = { dwell: [] as number[], sdk: [] as number[], kept: [] as number[] };
  const ways = [
    { times: taken.dwell, send: callDwell },
    { times: taken.sdk, send: () => call(clients.sdk) },
    { times: taken.kept, send: () => call(clients.kept) },
  ];
  // The first rounds open connections and compile. What was sent before counts: each comes first, second, and third as often.
  for (let round = -21; round < rounds; round += 1) {
    for (const at of ways.keys()) {
      const way = ways[(at + Math.abs(round)) % ways.length];
      const tookMs = (await way?.send()) ?? Number.NaN;
      if (round >= 0) way?.times.push(tookMs);
    }
  }
  clients.sdk.destroy();
  clients.kept.destroy();
  return taken;
}

/** Until the request to invoke has arrived; waits for the end of `work`, too. */
async function untilOnWire(server: CountingServer, work: () => Promise<unknown>): Promise<number> {
  const fromMs = performance.now();
  let arrivedMs = Number.NaN;
  server.onRequest = ({ url }) => {
    if (url.includes('/invocations')) arrivedMs = performance.now();
  };
  await work();
  return arrivedMs - fromMs;
}

/** The least of three calls of AWS's command line. */
async function awsCliMs(server: CountingServer): Promise<number> {
  const all: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    all.push(await untilOnWire(server, () => runAws(server.url)));
  }
  return least(all);
}

function runAws(endpoint: string): Promise<void> {
  const args = ['lambda', 'invoke', '--function-name', 'checkout', '--endpoint-url', endpoint, '--region', 'eu-west-1'];
  const env = { ...process.env, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' };
  return new Promise((resolve, reject) => {
    const child = spawn('aws', [...args, '/dev/null'], { env, stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', () => resolve());
  });
}

function measureHistory() {
  const all = Array.from({ length: entries }, (_, index) => ({
    invocation: makeInvocation({ id: `i-${index}`, answer: answered(20, { payload: '{"order":"A-1042"}' }) }),
    payload: '{"orderId":"A-1042"}',
    options: noOptions,
  }));
  const stored = JSON.parse(JSON.stringify(writeHistory(all, limits)));
  const timed = (work: () => void): number => {
    const fromMs = performance.now();
    work();
    return performance.now() - fromMs;
  };
  const repeat = (work: () => void): number => least(Array.from({ length: 5 }, () => timed(work)));
  const storage = { load: () => stored, save: () => undefined };
  const store = new InvocationStore(
    storage,
    systemClock,
    () => undefined,
    () => limits,
  );
  let added = 0;
  return {
    readMs: repeat(() => readHistory(stored, 0, () => undefined)),
    writeMs: repeat(() => JSON.stringify(writeHistory(all, limits))),
    addMs: repeat(() => {
      added += 1;
      store.add(makeInvocation({ id: `new-${added}` }), '{}', noOptions);
    }),
  };
}

function page(figures: string): string {
  return `# What sending is measured by

\`npm run bench:invoke\` sends ${rounds} invocations to a server on this machine by Dwell's sender, with all that it checks and records, and
as many by AWS's SDK alone, in turns that change, and writes this page. The function's configuration, which Dwell reads before and keeps for 15 s,
is known. Each invocation has a
connection of its own: one that was kept open may be closed by the other side just then, and nobody would know whether the function ran. Medians of the fastest quarter, on ${cpus().length} cores.

${figures}

The history keeps 200 invocations unless \`dwell.history.maxInvocations\` says otherwise, and 5,000 at most.
`;
}
