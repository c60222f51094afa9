import { expect, it } from 'vitest';
import { describeOutcome } from '../../src/model/invocation/describeOutcome';
import { logEvidence } from '../../src/model/log/logEvidence';
import { eventsOfRequest } from '../../src/model/log/runsOfStream';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';
import { makeEvent, requestId, sentMs } from '../model/makeInvocation';
import { line, loggedFailure } from '../model/threeAttempts';
import { fuzz } from './fuzz';
import { mutateText } from './mutate';

const texts = [
  'INIT_START Runtime Version: nodejs:22.v30\tRuntime Version ARN: arn:aws:lambda:us-east-1::runtime:abc',
  `{"time":"2026-11-23T11:40:00.000Z","type":"platform.report","record":{"requestId":"${requestId}","metrics":{"durationMs":10,"billedDurationMs":10,"memorySizeMB":128,"maxMemoryUsedMB":70},"status":"error","errorType":"Runtime.ExitError"}}`,
  `2026-11-23T11:40:00.000Z ${requestId} Task timed out after 2.00 seconds`,
  `[ERROR] ValueError: no stock\nTraceback (most recent call last):\n  File "/var/task/app.py", line 3, in handler\n`,
  'no stock: shop.OutOfStock\nshop.OutOfStock: no stock\n\tat shop.Main.handle(Main.java:9)\n',
  `RequestId: ${requestId} Error: Runtime exited with error: signal: killed\nRuntime.ExitError`,
  'EXTENSION\tName: guard\tState: Ready\tEvents: [INVOKE,SHUTDOWN]',
];

it('log lines that are damaged never end a conclusion with an error', async () => {
  await fuzz((random) => {
    const known = loggedFailure(100, 200);
    const events = [...known, ...texts.map((text, index) => line(100 + index, text))]
      .map((event) => (random() < 0.3 ? { ...event, message: mutateText(event.message, random) } : event))
      .filter(() => random() > 0.1);
    const mine = eventsOfRequest(events, requestId);
    expect(mine.length).toBeLessThanOrEqual(events.length);
    for (const attempt of logEvidence(events, requestId)) {
      expect(attempt.endMs ?? attempt.startMs).toBeGreaterThanOrEqual(attempt.startMs);
    }
    const invocation = makeEvent({ logs: mine });
    const lifecycle = lifecycleOf(invocation, sentMs + 600_000);
    expect(describeOutcome(invocation, lifecycle, sentMs + 600_000)).not.toBe('');
  });
});
