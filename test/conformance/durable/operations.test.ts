import {
  GetDurableExecutionCommand,
  GetDurableExecutionHistoryCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  InvokeWithResponseStreamCommand,
  ListDurableExecutionsByFunctionCommand,
  SendDurableExecutionCallbackFailureCommand,
  SendDurableExecutionCallbackHeartbeatCommand,
  SendDurableExecutionCallbackSuccessCommand,
  StopDurableExecutionCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { type DurableFunctions, functionProperties, serveDurable, skipWait } from './durableFunctions';

async function types(durable: DurableFunctions, arn: string): Promise<readonly (string | undefined)[]> {
  return (await durable.history(arn)).map(({ EventType }) => EventType);
}

async function callbackOf(durable: DurableFunctions, arn: string): Promise<string> {
  return (await durable.event(arn, 'CallbackStarted')).CallbackStartedDetails?.CallbackId ?? '';
}

describe('callbacks', () => {
  test('succeed with the text that was sent, and cannot be completed twice', async () => {
    const durable = await serveDurable(['callback']);
    const arn = await durable.start('callback');
    const CallbackId = await callbackOf(durable, arn);
    await durable.event(arn, 'InvocationCompleted');
    const send = () =>
      durable.client.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId, Result: Buffer.from('"yes"') }));
    await send();
    expect((await durable.reaches(arn, 'SUCCEEDED')).Result).toBe('"\\"yes\\""');
    await expect(send()).rejects.toMatchObject({ name: 'CallbackTimeoutException' });
    expect(await types(durable, arn)).toEqual([
      'ExecutionStarted',
      'ContextStarted',
      'CallbackStarted',
      'StepStarted',
      'StepSucceeded',
      'InvocationCompleted',
      'CallbackSucceeded',
      'ContextSucceeded',
      'InvocationCompleted',
      'ExecutionSucceeded',
    ]);
  });

  test('fail with the error that was sent', async () => {
    const durable = await serveDurable(['callback']);
    const arn = await durable.start('callback');
    const failure = { ErrorType: 'Denied', ErrorMessage: 'no budget' };
    await durable.client.send(
      new SendDurableExecutionCallbackFailureCommand({ CallbackId: await callbackOf(durable, arn), Error: failure }),
    );
    expect((await durable.reaches(arn, 'FAILED')).Error?.ErrorMessage).toBe('no budget');
  });

  test('time out by their timeout', async () => {
    const durable = await serveDurable(['callback'], { timeScale: 60 });
    const arn = await durable.start('callback', { timeout: 60 });
    await durable.reaches(arn, 'FAILED');
    expect(await types(durable, arn)).toContain('CallbackTimedOut');
  });

  test('live on by heartbeats', async () => {
    const durable = await serveDurable(['callback'], { timeScale: 10 });
    const arn = await durable.start('callback', { heartbeat: 120 });
    const CallbackId = await callbackOf(durable, arn);
    await durable.client.send(new SendDurableExecutionCallbackHeartbeatCommand({ CallbackId }));
    await durable.reaches(arn, 'FAILED');
    const { EventTimestamp } = await durable.event(arn, 'CallbackStarted');
    const ended = await durable.event(arn, 'CallbackTimedOut');
    // Twelve seconds at this scale, counted from the heartbeat.
    expect(Number(ended.EventTimestamp) - Number(EventTimestamp)).toBeGreaterThan(12_000);
    expect(ended.CallbackTimedOutDetails?.Error?.Payload?.ErrorType).toBe('Callback.Heartbeat');
  });

  test('of no execution are not found', async () => {
    const { client } = await serveDurable(['callback']);
    const send = client.send(new SendDurableExecutionCallbackHeartbeatCommand({ CallbackId: 'bm9uZQ' }));
    await expect(send).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('starting', () => {
  test('under a name: the same payload attaches again, another is refused', async () => {
    const durable = await serveDurable(['waits'], { timeoutSeconds: 900 });
    const first = await durable.start('waits', { seconds: 1 }, 'order-1');
    expect(await durable.start('waits', { seconds: 1 }, 'order-1')).toBe(first);
    await expect(durable.start('waits', { seconds: 2 }, 'order-1')).rejects.toMatchObject({
      name: 'DurableExecutionAlreadyStartedException',
    });
    await durable.reaches(first, 'SUCCEEDED');
    const again = await durable.client.send(
      new InvokeCommand({
        FunctionName: 'waits',
        Qualifier: '$LATEST',
        Payload: '{"seconds":1}',
        DurableExecutionName: 'order-1',
      }),
    );
    expect(again.Payload?.transformToString()).toBe('"wait finished"');
    expect(again.DurableExecutionArn).toBe(first);
  });

  test('needs a version or alias, an event where it may run for longer than 15 minutes, and no response stream', async () => {
    const { client } = await serveDurable(['empty']);
    await expect(client.send(new InvokeCommand({ FunctionName: 'empty' }))).rejects.toThrow('unqualified ARN');
    await expect(client.send(new InvokeCommand({ FunctionName: 'empty', Qualifier: '$LATEST' }))).rejects.toThrow(
      'greater than 15 minutes',
    );
    await expect(
      client.send(new InvokeWithResponseStreamCommand({ FunctionName: 'empty', Qualifier: '$LATEST' })),
    ).rejects.toThrow('does not support durable functions');
  });

  test('a handler without the SDK fails with a sentence that says so', async () => {
    const durable = await serveDurable(['unwrapped']);
    const failed = await durable.reaches(await durable.start('unwrapped'), 'FAILED');
    expect(failed.Error?.ErrorMessage).toContain('Wrap it with the durable execution SDK');
  });

  test('the configuration says that a function is durable', async () => {
    const { client } = await serveDurable(['empty']);
    const configuration = await client.send(new GetFunctionConfigurationCommand({ FunctionName: 'empty' }));
    expect(configuration.DurableConfig).toEqual({ ExecutionTimeout: 86_400, RetentionPeriodInDays: 7 });
  });
});

test('a chained invoke of a function that is not durable, well and badly', async () => {
  const durable = await serveDurable(['chain'], {
    functions: { plain: `Handler: operations.plain, ${functionProperties}` },
  });
  const well = await durable.start('chain', { functionName: 'plain', payload: { sku: 1 } });
  expect((await durable.reaches(well, 'SUCCEEDED')).Result).toBe('{"priced":{"sku":1}}');
  const badly = await durable.start('chain', { functionName: 'plain', payload: { fail: true } });
  expect((await durable.reaches(badly, 'FAILED')).Error?.ErrorMessage).toBe('no price');
});

test('a chained invoke of a durable function names its execution, whose end it is', async () => {
  const durable = await serveDurable(['chain', 'waits']);
  const arn = await durable.start('chain', { functionName: 'waits:$LATEST', payload: { seconds: 3600 } });
  const started = await durable.event(arn, 'ChainedInvokeStarted');
  const child = started.ChainedInvokeStartedDetails?.DurableExecutionArn ?? '';
  await durable.event(child, 'WaitStarted');
  await durable.client.send(
    new StopDurableExecutionCommand({
      DurableExecutionArn: child,
      Error: { ErrorType: 'Stopped', ErrorMessage: 'by hand' },
    }),
  );
  expect((await durable.reaches(arn, 'FAILED')).Error?.ErrorMessage).toBe('by hand');
  expect(await types(durable, arn)).toContain('ChainedInvokeStopped');
});

test('stop ends a waiting execution, and its error is in the history', async () => {
  const durable = await serveDurable(['waits']);
  const arn = await durable.start('waits', { seconds: 3600 });
  // It waits once the invocation that started the wait has ended.
  await durable.event(arn, 'InvocationCompleted');
  const failure = { ErrorType: 'Stopped', ErrorMessage: 'by hand' };
  await durable.client.send(new StopDurableExecutionCommand({ DurableExecutionArn: arn, Error: failure }));
  expect((await durable.reaches(arn, 'STOPPED')).Error).toEqual(failure);
  expect((await types(durable, arn)).at(-1)).toBe('ExecutionStopped');
});

test('a wait of an hour is skipped', async () => {
  const durable = await serveDurable(['waits']);
  const arn = await durable.start('waits', { seconds: 3600 });
  const { Id } = await durable.event(arn, 'WaitStarted');
  const skip = () => skipWait(durable.service, arn, Id ?? '');
  expect(await skip()).toBe(204);
  await durable.reaches(arn, 'SUCCEEDED');
  expect(await skip()).toBe(404);
});

test('an execution times out, and what it waits for does not come', async () => {
  const properties = `Handler: operations.waits, ${functionProperties}, DurableConfig: { ExecutionTimeout: 36000 }`;
  const durable = await serveDurable([], { timeScale: 3600, functions: { short: properties } });
  const arn = await durable.start('short', { seconds: 86_400 });
  await durable.reaches(arn, 'TIMED_OUT');
  expect(await types(durable, arn)).toEqual([
    'ExecutionStarted',
    'WaitStarted',
    'InvocationCompleted',
    'ExecutionTimedOut',
  ]);
});

test('the history of an ended execution is kept for the retention period', async () => {
  const durable = await serveDurable(['empty'], { timeScale: 86_400 });
  const arn = await durable.start('empty');
  const read = () => durable.client.send(new GetDurableExecutionCommand({ DurableExecutionArn: arn }));
  await expect
    .poll(() =>
      read().then(
        () => 'there',
        ({ name }) => name,
      ),
    )
    .toBe('ResourceNotFoundException');
});

test('an invocation whose process ends comes again, and fails the execution in the end', async () => {
  const durable = await serveDurable(['crash'], { timeScale: 100 });
  const arn = await durable.start('crash');
  expect((await durable.reaches(arn, 'FAILED')).Error?.ErrorType).toBe('Runtime.ExitError');
  const all = await types(durable, arn);
  expect(all.filter((type) => type === 'StepSucceeded')).toHaveLength(1);
  expect(all.filter((type) => type === 'InvocationCompleted').length).toBeGreaterThan(1);
});

describe('lists and histories', () => {
  test('list by status, name and page, newest first', async () => {
    const durable = await serveDurable(['waits', 'empty']);
    const { client } = durable;
    const waiting = await durable.start('waits', { seconds: 3600 }, 'waiting');
    const done = [
      await durable.start('waits', { seconds: 1 }, 'one'),
      await durable.start('waits', { seconds: 1 }, 'two'),
    ];
    for (const arn of done) await durable.reaches(arn, 'SUCCEEDED');
    const list = async (more: object) => {
      const page = await client.send(new ListDurableExecutionsByFunctionCommand({ FunctionName: 'waits', ...more }));
      return { names: page.DurableExecutions?.map((one) => one.DurableExecutionName), next: page.NextMarker };
    };
    expect((await list({})).names).toEqual(['two', 'one', 'waiting']);
    expect((await list({ ReverseOrder: true })).names).toEqual(['waiting', 'one', 'two']);
    expect((await list({ Statuses: ['RUNNING', 'FAILED'] })).names).toEqual(['waiting']);
    expect((await list({ DurableExecutionName: 'one' })).names).toEqual(['one']);
    expect((await list({ StartedAfter: new Date(Date.now() + 60_000) })).names).toEqual([]);
    const first = await list({ MaxItems: 2 });
    expect(first.names).toEqual(['two', 'one']);
    expect((await list({ MaxItems: 2, Marker: first.next })).names).toEqual(['waiting']);
    expect(waiting).toContain('/waiting/');
  });

  test('a history backwards, without data, and in pages', async () => {
    const durable = await serveDurable(['retries']);
    const { client } = durable;
    const arn = await durable.start('retries');
    await durable.drive(arn);
    const read = (more: object) =>
      client.send(new GetDurableExecutionHistoryCommand({ DurableExecutionArn: arn, ...more }));
    const backwards = await read({ ReverseOrder: true, MaxItems: 4 });
    expect(backwards.Events?.map(({ EventId }) => EventId)).toEqual([11, 10, 9, 8]);
    const rest = await read({ ReverseOrder: true, Marker: backwards.NextMarker });
    expect(rest.Events?.map(({ EventId }) => EventId)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    const bare = await read({ IncludeExecutionData: false });
    expect(JSON.stringify(bare.Events)).not.toContain('Failure 1');
  });
});
