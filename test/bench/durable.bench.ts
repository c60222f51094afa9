import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { lambdaClient } from '../conformance/clients';
import { durableFunctions, functionProperties } from '../conformance/durable/durableFunctions';
import { startLocalService } from '../conformance/localService';
import { samTemplate } from '../conformance/projects/temporaryProject';
import { inProject } from '../tools/project.mjs';
import { makeTemporary, removeTemporary } from '../tools/temporary.mjs';
import { table } from './figures';

const steps = 1_000;
const waiting = 200;

it('durable functions', async () => {
  const rows: (readonly string[])[] = [];
  for (const isStored of [false, true]) rows.push(...(await measure(isStored)));
  const text = table(['measure', 'measured'], rows);
  console.log(text);
  const path = inProject('docs/durable.md');
  const page = await readFile(path, 'utf8');
  const marked = /(<!-- npm run bench:durable -->\n)[\s\S]*?(\n<!-- end -->)/;
  await writeFile(
    path,
    page.replace(marked, (_whole, start, end) => `${start}\n${text}\n${end}`),
  );
  expect(rows.length).toBeGreaterThan(0);
}, 600_000);

/** A service with or without a state folder: an execution of many steps, one checkpoint each, and many that wait. */
async function measure(isStored: boolean): Promise<readonly (readonly string[])[]> {
  const folder = await makeTemporary('bench-durable');
  const properties = `Handler: operations.many, ${functionProperties}, DurableConfig: { ExecutionTimeout: 900 }`;
  const template = `${folder}/template.yaml`;
  await writeFile(template, samTemplate({ many: properties }));
  const service = await startLocalService({ template, args: isStored ? ['--state', `${folder}/state`] : [] });
  try {
    const { start, event } = durableFunctions(service);
    const run = async (count: number) => {
      const startedMs = performance.now();
      const Payload = JSON.stringify({ steps: count });
      await lambdaClient(service).send(new InvokeCommand({ FunctionName: 'many', Qualifier: '$LATEST', Payload }));
      return performance.now() - startedMs;
    };
    await run(1);
    const [oneMs, manyMs] = [await run(1), await run(steps)];
    const before = memoryMb(service.pid);
    const arns: string[] = [];
    for (let index = 0; index < waiting; index += 1) arns.push(await start('many', { steps: 1, seconds: 3600 }));
    for (const arn of arns) await event(arn, 'InvocationCompleted');
    const how = isStored ? 'on disk' : 'in memory';
    return [
      [`Checkpoint round trip, ${how}`, `${((manyMs - oneMs) / (steps - 1)).toFixed(2)} ms`],
      [`Execution of ${steps.toLocaleString('en')} steps, ${how}`, `${(manyMs / 1000).toFixed(1)} s`],
      [
        `Memory of ${waiting.toLocaleString('en')} waiting executions, ${how}`,
        `${(memoryMb(service.pid) - before).toFixed(0)} MB`,
      ],
    ];
  } finally {
    await service.stop();
    await removeTemporary(folder);
  }
}

function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}
