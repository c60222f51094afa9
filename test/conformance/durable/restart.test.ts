import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveDurable } from './durableFunctions';

test('kill -9 in the middle of a wait: another service ends the execution', async () => {
  const first = await serveDurable(['waits'], { timeScale: 10 });
  const arn = await first.start('waits', { seconds: 30 });
  await first.event(arn, 'InvocationCompleted');
  process.kill(first.service.pid, 'SIGKILL');
  await first.service.stop();
  const second = await first.again();
  expect((await second.reaches(arn, 'SUCCEEDED')).Result).toBe('"wait finished"');
  expect((await second.history(arn)).map(({ EventType }) => EventType)).toEqual([
    'ExecutionStarted',
    'WaitStarted',
    'InvocationCompleted',
    'WaitSucceeded',
    'InvocationCompleted',
    'ExecutionSucceeded',
  ]);
});

test('kill -9 in the middle of 300 steps: none that was checkpointed runs again', async () => {
  const first = await serveDurable(['many']);
  const marker = join(first.folder, 'hangs');
  const arn = await first.start('many', { steps: 300, hangsAt: 150, marker });
  await expect.poll(() => existsSync(marker)).toBe(true);
  process.kill(first.service.pid, 'SIGKILL');
  await first.service.stop();
  const second = await first.again();
  expect((await second.reaches(arn, 'SUCCEEDED')).Result).toBe(String((300 * 299) / 2));
  const events = await second.history(arn);
  expect(events.map(({ EventId }) => EventId)).toEqual(events.map((_event, index) => index + 1));
  expect(events.filter(({ EventType }) => EventType === 'StepSucceeded')).toHaveLength(300);
  const lost = events.find(({ EventType }) => EventType === 'InvocationCompleted');
  expect(lost?.InvocationCompletedDetails?.Error?.Payload?.ErrorType).toBe('Runtime.ExitError');
});

test('a parent and its child continue after a restart', async () => {
  const first = await serveDurable(['chain', 'waits'], { timeScale: 10 });
  const arn = await first.start('chain', { functionName: 'waits', payload: { seconds: 40 } });
  const started = await first.event(arn, 'ChainedInvokeStarted');
  const child = started.ChainedInvokeStartedDetails?.DurableExecutionArn ?? '';
  await first.event(child, 'WaitStarted');
  await first.service.stop();
  const second = await first.again();
  expect((await second.reaches(arn, 'SUCCEEDED')).Result).toBe('"wait finished"');
});
