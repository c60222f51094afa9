import { expect, test } from 'vitest';
import { LocalRetries } from '../../../src/aws/local/localRetries';
import { parseTrace } from '../../../src/trace/parse/parseTrace';
import { ranRuntime } from '../../../src/webview/header/ranRuntime';
import { invoke, segmentsOf } from '../clients';
import { linesOf } from '../evidence/logLines';
import { startLocalService } from '../localService';

const order = { items: [{ name: 'cocoa', quantity: 1 }] };

test('an event that waits for minutes is retried at once, and then after the delays that were set while it waits', async () => {
  const local = await startLocalService({ retryDelays: [600, 600] });
  const retries = new LocalRetries(() => local.endpoint, [600_000, 600_000]);
  const signal = AbortSignal.timeout(60_000);
  const { requestId, traceId } = await invoke(local, 'always-fails', order, 'Event');
  const ends = () => linesOf(local, 'always-fails', `"END RequestId: ${requestId}"`);
  await expect.poll(ends).toHaveLength(1);
  // The queue has it again a moment after its END was written.
  await expect.poll(async () => (await retries.retryNow(requestId, signal)).ok).toBe(true);
  await expect.poll(ends).toHaveLength(2);
  await expect
    .poll(async () => JSON.stringify(await segmentsOf(local, traceId)).match(/"Attempt #2"/) !== null)
    .toBe(true);
  expect(await retries.setDelays([100, 100], signal)).toEqual({ ok: true, value: undefined });
  expect(retries.delaysMs).toEqual([100, 100]);
  await expect.poll(ends).toHaveLength(3);

  const documents = (await segmentsOf(local, traceId)).map((segment) => JSON.stringify(segment));
  const major = Number(process.versions.node.split('.')[0]);
  const { text, warning } = ranRuntime(parseTrace(documents), 'nodejs22.x') ?? {};
  expect(text).toBe(`Node.js ${process.versions.node.split('.').slice(0, 2).join('.')}`);
  expect(warning).toBe(major === 22 ? undefined : 'The function is configured for nodejs22.x');

  expect(await retries.retryNow('no-such-request', signal)).toMatchObject({ ok: false });
  expect(await local.stop()).toBe(0);
});
