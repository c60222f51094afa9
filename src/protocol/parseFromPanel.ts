import * as v from 'valibot';
import type { FromPanel } from './panelMessages';

const requestId = v.pipe(v.number(), v.integer(), v.minValue(1));

const fromPanel = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('requestCopyResponse'), requestId }),
  v.strictObject({ type: v.literal('requestCopy'), requestId, text: v.string() }),
  v.strictObject({ type: v.literal('requestInvokeAgain'), requestId }),
  v.strictObject({ type: v.literal('requestDebug'), requestId }),
  v.strictObject({ type: v.literal('requestUseSample'), requestId }),
  v.strictObject({ type: v.literal('requestStopWaiting'), requestId }),
  v.strictObject({ type: v.literal('requestRetryNow'), requestId }),
  v.strictObject({ type: v.literal('requestShortRetryDelays'), requestId }),
  v.strictObject({ type: v.literal('requestOpenPayload'), requestId }),
  v.strictObject({ type: v.literal('requestOpenResponse'), requestId }),
  v.strictObject({ type: v.literal('requestSaveResponse'), requestId }),
  v.strictObject({ type: v.literal('requestOpenSent'), requestId }),
  v.strictObject({ type: v.literal('requestStopSeries'), requestId }),
  v.strictObject({ type: v.literal('requestPayload'), requestId }),
  v.strictObject({
    type: v.literal('requestCompare'),
    requestId,
    invocationId: v.optional(v.string(), () => undefined),
  }),
  v.strictObject({
    type: v.literal('requestOpenDocument'),
    requestId,
    segmentId: v.optional(v.string(), () => undefined),
  }),
  v.strictObject({
    type: v.literal('requestExport'),
    requestId,
    format: v.picklist(['xray', 'history', 'otlp', 'markdown']),
  }),
  v.strictObject({
    type: v.literal('requestSavePicture'),
    requestId,
    format: v.picklist(['svg', 'png']),
    data: v.pipe(v.string(), v.maxLength(50_000_000)),
  }),
  v.strictObject({
    type: v.literal('requestOpenRun'),
    requestId,
    runId: v.string(),
    traceId: v.optional(v.string(), () => undefined),
  }),
  v.strictObject({ type: v.literal('requestOpenRunLog'), requestId, runId: v.string() }),
  v.strictObject({ type: v.literal('requestRedrive'), requestId }),
  v.strictObject({ type: v.literal('requestInvokeFailed'), requestId }),
  v.strictObject({ type: v.literal('requestSendAgain'), requestId }),
  v.strictObject({ type: v.literal('requestReadMetrics'), requestId }),
  v.strictObject({ type: v.literal('requestStopFollowing'), requestId }),
  v.strictObject({ type: v.literal('requestFollow'), requestId }),
  v.strictObject({
    type: v.literal('requestExecutionCommand'),
    requestId,
    command: v.picklist(['stop', 'startAgain', 'succeed', 'fail', 'heartbeat']),
    callbackId: v.optional(v.string(), () => undefined),
    operationName: v.optional(v.string(), () => undefined),
  }),
  v.strictObject({ type: v.literal('requestSkipWait'), requestId, operationId: v.string() }),
  v.strictObject({ type: v.literal('requestOpenExecution'), requestId, executionArn: v.string() }),
  v.strictObject({
    type: v.literal('requestFindExecution'),
    requestId,
    functionName: v.string(),
    fromMs: v.number(),
    atMs: v.number(),
  }),
  v.strictObject({ type: v.literal('requestEnableTracing'), requestId }),
  v.strictObject({
    type: v.literal('requestOpenConsole'),
    requestId,
    page: v.picklist(['function', 'trace', 'log']),
  }),
  v.strictObject({
    type: v.literal('requestOpenFrame'),
    requestId,
    path: v.pipe(v.string(), v.minLength(1)),
    line: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
]);

/** Parses a message from the panel; `undefined` for anything else. */
export function parseFromPanel(message: unknown): FromPanel | undefined {
  const result = v.safeParse(fromPanel, message);
  return result.success ? result.output : undefined;
}
