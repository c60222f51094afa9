import type { RunReport } from './platformLines';

/*
 * Lambda's own events of a function whose log format is JSON
 * (https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html).
 */

export function initStartEvent(
  atMs: number,
  fields: { readonly name: string; readonly runtimeVersion: string },
): string {
  return event(atMs, 'platform.initStart', {
    initializationType: 'on-demand',
    phase: 'init',
    runtimeVersion: fields.runtimeVersion,
    functionName: fields.name,
    functionVersion: '$LATEST',
  });
}

export function initReportEvent(
  atMs: number,
  report: {
    readonly initMs: number;
    readonly phase: string;
    readonly status: string;
    readonly errorType: string | undefined;
  },
): string {
  const { initMs, phase, status, errorType } = report;
  return event(atMs, 'platform.initReport', {
    initializationType: 'on-demand',
    phase,
    status,
    ...(errorType === undefined ? {} : { errorType }),
    metrics: { durationMs: rounded(initMs) },
  });
}

export function startEvent(atMs: number, requestId: string): string {
  return event(atMs, 'platform.start', { requestId, version: '$LATEST' });
}

export function reportEvent(atMs: number, report: RunReport): string {
  const { requestId, durationMs, initMs, memoryMb, maxMemoryUsedMb, status, errorType, trace } = report;
  return event(atMs, 'platform.report', {
    requestId,
    metrics: {
      durationMs: rounded(durationMs),
      billedDurationMs: Math.max(1, Math.ceil(durationMs + (initMs ?? 0))),
      memorySizeMB: memoryMb,
      maxMemoryUsedMB: maxMemoryUsedMb,
      ...(initMs === undefined ? {} : { initDurationMs: rounded(initMs) }),
    },
    status: status ?? 'success',
    ...(errorType === undefined ? {} : { errorType }),
    ...(trace === undefined
      ? {}
      : {
          tracing: {
            spanId: trace.segmentId,
            type: 'X-Amzn-Trace-Id',
            value: `Root=${trace.traceId};Parent=${trace.segmentId};Sampled=1`,
          },
        }),
  });
}

function event(atMs: number, type: string, record: object): string {
  return `${JSON.stringify({ time: new Date(atMs).toISOString(), type, record })}\n`;
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
