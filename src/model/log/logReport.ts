import { asObject } from '../base/parseObject';
import type { LoggedInit, LogReport } from '../lifecycle/lifecycle';

const fieldNames =
  'Billed Restore Duration|Restore Duration|Billed Duration|Init Duration|Duration|Memory Size|Max Memory Used|Phase|Status|Error Type';

/** The figures of a REPORT line. Lambda separates fields by tabs; copied logs have spaces instead. */
export function reportFromText(message: string): LogReport {
  const field = fieldsOf(message);
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

/** An INIT_REPORT or RESTORE_REPORT line, which ends one attempt to prepare the environment. */
export function initFromText(message: string): Omit<LoggedInit, 'endMs'> {
  const field = fieldsOf(message);
  const isRestore = message.startsWith('RESTORE_REPORT');
  return {
    kind: isRestore ? 'restore' : 'init',
    phase: field('Phase') === 'invoke' ? 'invoke' : 'init',
    durationMs: toNumber(field(isRestore ? 'Restore Duration' : 'Init Duration')),
    status: field('Status'),
    errorType: field('Error Type'),
  };
}

function fieldsOf(message: string): (name: string) => string | undefined {
  const fields = new Map<string, string>();
  for (const [, name, value] of message.matchAll(new RegExp(`[\\t ](${fieldNames}): (\\S+)`, 'g'))) {
    if (name !== undefined && value !== undefined) fields.set(name, value);
  }
  return (name) => fields.get(name);
}

/** The same from the `record` of a `platform.report` line. */
export function reportFromJson(record: Record<string, unknown>): LogReport {
  const figure = figuresOf(record);
  return {
    durationMs: figure('durationMs') ?? 0,
    billedMs: figure('billedDurationMs'),
    memoryMb: figure('memorySizeMB'),
    maxMemoryUsedMb: figure('maxMemoryUsedMB'),
    initMs: figure('initDurationMs'),
    restoreMs: figure('restoreDurationMs'),
    ...endingOf(record),
  };
}

/** The same from the `record` of `platform.initReport` or `platform.restoreReport`. */
export function initFromJson(record: Record<string, unknown>, kind: LoggedInit['kind']): Omit<LoggedInit, 'endMs'> {
  return {
    kind,
    phase: record.phase === 'invoke' ? 'invoke' : 'init',
    durationMs: figuresOf(record)('durationMs'),
    ...endingOf(record),
  };
}

/** Outcome of a run from `status` and `errorType` of a platform record. */
export function endingOf(record: Record<string, unknown>): Pick<LogReport, 'status' | 'errorType'> {
  return {
    status: typeof record.status === 'string' ? record.status : undefined,
    errorType: typeof record.errorType === 'string' ? record.errorType : undefined,
  };
}

/**
 * Time until the response was sent, and the runtime's time after it, from the `record` of a `platform.runtimeDone`
 * line.
 */
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

function figuresOf(record: Record<string, unknown>): (name: string) => number | undefined {
  const metrics = asObject(record.metrics);
  return (name) => toNumber(metrics?.[name]);
}

function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : Number.parseFloat(typeof value === 'string' ? value : '');
  return Number.isFinite(number) ? number : undefined;
}
