import { existsSync, writeFileSync } from 'node:fs';
import { withDurableExecution } from '@aws/durable-execution-sdk-js';

/* One handler for each operation of the SDK, with which the histories of AWS's own examples were recorded. */

export const empty = withDurableExecution(async (event) => ({ received: event }));

export const failing = withDurableExecution(async () => {
  throw new Error('Intentional handler failure');
});

export const waits = withDurableExecution(async (event, context) => {
  await context.wait('pause', { seconds: event.seconds ?? 600 });
  return 'wait finished';
});

export const retries = withDurableExecution(async (event, context) =>
  context.step(
    'flaky',
    async ({ attempt }) => {
      if (attempt <= (event.failures ?? 2)) throw new Error(`Failure ${attempt}`);
      return 'step succeeded';
    },
    {
      retryStrategy: (_error, attempt) => ({
        shouldRetry: attempt < (event.max ?? 3),
        delay: { seconds: 60 * attempt },
      }),
    },
  ),
);

export const child = withDurableExecution(async (_event, context) => {
  const failure = await context
    .runInChildContext('child', (inner) =>
      inner.step(
        'failing-step',
        async () => {
          throw new Error('Step failed in child context');
        },
        { retryStrategy: (_error, attempt) => ({ shouldRetry: attempt < 3, delay: { seconds: 60 * attempt } }) },
      ),
    )
    .catch((error) => String(error instanceof Error ? error.message : error));
  await context.wait('wait-after-failure', { seconds: 60 });
  return failure;
});

export const parallel = withDurableExecution(async (_event, context) => {
  const results = await context.parallel(
    'parallel',
    [
      (branch) => branch.step(async () => 'task 1 completed'),
      (branch) => branch.step(async () => 'task 2 completed'),
      async (branch) => {
        await branch.wait({ seconds: 60 });
        return 'task 3 completed after wait';
      },
    ],
    { maxConcurrency: 2 },
  );
  return results.getResults();
});

export const map = withDurableExecution(async (_event, context) => {
  const results = await context.map('map', [1, 2, 3, 4, 5], (inner, item) => inner.step(async () => item * 2), {
    maxConcurrency: 2,
  });
  await context.wait({ seconds: 60 });
  return results.getResults();
});

export const condition = withDurableExecution(async (_event, context) =>
  context.waitForCondition(async (state) => state + 1, {
    initialState: 0,
    waitStrategy: (state) => (state < 3 ? { shouldContinue: true, delay: { seconds: 60 } } : { shouldContinue: false }),
  }),
);

export const callback = withDurableExecution(async (event, context) =>
  context.waitForCallback('approval', async (callbackId) => console.log('CALLBACK', callbackId), {
    timeout: { seconds: event.timeout ?? 3600 },
    ...(event.heartbeat ? { heartbeatTimeout: { seconds: event.heartbeat } } : {}),
  }),
);

export const chain = withDurableExecution(async (event, context) =>
  context.invoke('ask', event.functionName, event.payload ?? {}),
);

export const big = withDurableExecution(async () => 'x'.repeat(6_500_000));

/* Hangs once in a step, until its process is ended. */
export const many = withDurableExecution(async (event, context) => {
  let sum = 0;
  for (let index = 0; index < event.steps; index += 1) {
    sum += await context.step(`s${index}`, async () => {
      if (index === event.hangsAt && !existsSync(event.marker)) {
        writeFileSync(event.marker, '');
        await new Promise((resolve) => setTimeout(resolve, 600_000));
      }
      return index;
    });
  }
  if (event.seconds) await context.wait('pause', { seconds: event.seconds });
  return sum;
});

export const crash = withDurableExecution(async (_event, context) => {
  await context.step('before', async () => 1);
  process.exit(3);
});

/** @param {{ fail?: boolean }} event */
export const plain = async (event) => {
  if (event.fail) throw new RangeError('no price');
  return { priced: event };
};

export const unwrapped = async () => ({ hello: 'world' });
