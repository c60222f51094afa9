import type { LogReport } from './lifecycle';

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

function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : Number.parseFloat(typeof value === 'string' ? value : '');
  return Number.isFinite(number) ? number : undefined;
}
