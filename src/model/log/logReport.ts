import { asObject } from '../base/parseObject';
import type { LogReport } from '../lifecycle/lifecycle';

/** The figures of a REPORT line; fields are separated by tabs, `XRAY …` may follow on a line of its own. */
export function reportFromText(message: string): LogReport {
  const field = (name: string) => new RegExp(`\\t${name}: ([^\\t\\n\\r]+)`).exec(message)?.[1]?.trim();
  const figure = (name: string) => toNumber(field(name));
  return {
    durationMs: figure('Duration') ?? 0,
    billedMs: figure('Billed Duration'),
    memoryMb: figure('Memory Size'),
    maxMemoryUsedMb: figure('Max Memory Used'),
    initMs: figure('Init Duration'),
    restoreMs: figure('Restore Duration'),
    status: field('Status'),
    errorType: field('Error Type'),
  };
}

/** The same from the `record` of a `platform.report` line. */
export function reportFromJson(record: Record<string, unknown>): LogReport {
  const metrics = typeof record.metrics === 'object' && record.metrics !== null ? record.metrics : {};
  const figure = (name: string) => toNumber(Reflect.get(metrics, name));
  return {
    durationMs: figure('durationMs') ?? 0,
    billedMs: figure('billedDurationMs'),
    memoryMb: figure('memorySizeMB'),
    maxMemoryUsedMb: figure('maxMemoryUsedMB'),
    initMs: figure('initDurationMs'),
    restoreMs: figure('restoreDurationMs'),
    status: typeof record.status === 'string' ? record.status : undefined,
    errorType: typeof record.errorType === 'string' ? record.errorType : undefined,
  };
}

/** Until the response was out, and what the runtime took then, from the `record` of a `platform.runtimeDone` line. */
export function runtimeDoneFromJson(record: Record<string, unknown>): {
  readonly handlerMs: number | undefined;
  readonly runtimeOverheadMs: number | undefined;
} {
  const spans = Array.isArray(record.spans) ? record.spans : [];
  const span = (name: string) => {
    const found: unknown = spans.find((one: unknown) => asObject(one)?.name === name);
    return toNumber(asObject(found)?.durationMs);
  };
  const latencyMs = span('responseLatency');
  return {
    handlerMs: latencyMs === undefined ? undefined : latencyMs + (span('responseDuration') ?? 0),
    runtimeOverheadMs: span('runtimeOverhead'),
  };
}

function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : Number.parseFloat(typeof value === 'string' ? value : '');
  return Number.isFinite(number) ? number : undefined;
}
