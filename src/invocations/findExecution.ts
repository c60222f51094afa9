import type { Clock } from '../model/base/clock';
import { type ExecutionDirectory, noExecutionFilter } from '../model/durable/executionDirectory';
import type { InvokedExecution } from '../model/invocation/invocation';

const firstMs = 300;
const slowestMs = 10_000;

/** Looks for an execution by its name, less and less often; `undefined` once `signal` is aborted. */
export async function findExecution(
  directory: ExecutionDirectory,
  { functionName, name }: { readonly functionName: string; readonly name: string },
  clock: Clock,
  signal: AbortSignal,
): Promise<InvokedExecution | undefined> {
  for (let delayMs = firstMs; ; delayMs = Math.min(slowestMs, delayMs * 2)) {
    await sleep(delayMs, clock, signal);
    if (signal.aborted) return undefined;
    const page = await directory.list(functionName, { ...noExecutionFilter, name }, undefined, signal);
    const found = page.ok ? page.value.executions[0] : undefined;
    if (signal.aborted) return undefined;
    if (found !== undefined) return { arn: found.arn, status: found.status, endMs: found.endMs };
  }
}

function sleep(delayMs: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(delayMs, resolve);
    signal.addEventListener(
      'abort',
      () => {
        cancel();
        resolve();
      },
      { once: true },
    );
  });
}
