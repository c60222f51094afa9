import * as v from 'valibot';
import type { Invocation } from '../model/invocation/invocation';
import type { FollowedRecord } from '../model/polling/followedRecord';
import type { RunAnatomy } from '../trace/measure/phases';
import type { ToPanel } from './panelMessages';
import { panelSubject } from './panelSubjectSchema';

const strings = v.array(v.string());

/** It becomes part of a data URL: only base64, at most 4 MB. */
const base64 = v.pipe(
  v.string(),
  v.maxLength(4 * 1024 * 1024),
  v.check((text) => !/[^A-Za-z0-9+/=]/.test(text)),
);

// The host checks a whole invocation when it reads one from storage. Here, only the fields that the panel branches on are
// checked.
const invocationShape = v.looseObject({
  id: v.string(),
  target: v.looseObject({ functionName: v.string() }),
  mode: v.picklist(['RequestResponse', 'Event', 'DryRun', 'ResponseStream']),
  traceId: v.string(),
  sentMs: v.number(),
  answer: v.looseObject({
    kind: v.picklist(['waiting', 'answered', 'refused', 'lost', 'abandoned']),
    binary: v.optional(v.object({ type: v.optional(v.string()), base64: v.optional(base64) })),
  }),
  documents: strings,
  logs: v.array(v.looseObject({ timestampMs: v.number(), message: v.string() })),
  problems: v.array(v.looseObject({ source: v.string() })),
  following: v.looseObject({ kind: v.picklist(['ended', 'following']) }),
});

const time = v.optional(v.number(), () => undefined);

const peers = v.object({
  times: v.array(v.object({ total: time, dwell: time, environment: time, init: time, handler: time, overhead: time })),
  fromMs: v.number(),
  toMs: v.number(),
});

const series = v.object({
  id: v.string(),
  target: v.object({
    connectionId: v.string(),
    functionName: v.string(),
    qualifier: v.optional(v.string(), () => undefined),
  }),
  connectionName: v.string(),
  sentMs: v.number(),
  endMs: time,
  wanted: v.number(),
  concurrency: v.number(),
  runs: v.array(
    v.object({
      number: v.number(),
      outcome: v.picklist(['succeeded', 'functionError', 'timedOut', 'throttled', 'refused', 'lost', 'abandoned']),
      callMs: v.number(),
      durationMs: time,
      initMs: time,
      start: v.picklist(['cold', 'warm', 'unknown']),
      requestId: v.optional(v.string(), () => undefined),
      problem: v.optional(v.string(), () => undefined),
    }),
  ),
  underWay: v.number(),
  isStopped: v.boolean(),
});

// Only what the panel branches on, as for an invocation.
const recordShape = v.looseObject({
  id: v.string(),
  target: v.looseObject({ functionName: v.string() }),
  source: v.looseObject({ service: v.picklist(['sqs', 'kinesis', 'dynamodb']), arn: v.string(), name: v.string() }),
  settings: v.looseObject({ filters: strings, metrics: strings }),
  timeScale: v.number(),
  sentMs: v.number(),
  answer: v.looseObject({ kind: v.picklist(['waiting', 'sent', 'refused', 'lost']) }),
  evidence: v.variant('kind', [
    v.looseObject({
      kind: v.literal('decisions'),
      events: v.array(v.looseObject({ kind: v.string(), atMs: v.number() })),
    }),
    v.looseObject({ kind: v.literal('readings'), readings: v.array(v.looseObject({ atMs: v.number() })) }),
  ]),
  following: v.looseObject({ kind: v.picklist(['following', 'ended']) }),
});

const runShape = v.looseObject({
  number: v.number(),
  outcome: v.string(),
  phases: v.array(v.looseObject({ kind: v.string(), startMs: v.number(), endMs: v.number(), isRunning: v.boolean() })),
});

const historyText = v.object({ text: v.optional(v.string(), () => undefined), isTruncated: v.boolean() });
const optionalText = v.optional(v.string(), () => undefined);

const execution = v.object({
  origin: v.string(),
  source: v.picklist(['local', 'aws', 'endpoint', 'file']),
  executionArn: optionalText,
  description: v.optional(
    v.object({
      arn: v.string(),
      name: v.string(),
      functionArn: v.string(),
      status: v.string(),
      startMs: v.number(),
      endMs: time,
      version: optionalText,
      input: v.optional(historyText, () => undefined),
      result: v.optional(historyText, () => undefined),
      error: v.optional(
        v.object({
          type: optionalText,
          message: optionalText,
          data: optionalText,
          stack: strings,
          isTruncated: v.boolean(),
        }),
        () => undefined,
      ),
      traceHeader: optionalText,
      timeoutSeconds: time,
      retentionDays: time,
      timeScale: time,
    }),
    () => undefined,
  ),
  events: strings,
  following: v.picklist(['following', 'ended', 'stopped', 'failed']),
  notice: v.optional(v.object({ kind: v.picklist(['loading', 'error']), text: v.string() }), () => undefined),
});

const toPanel = v.variant('type', [
  v.object({
    type: v.literal('showInvocation'),
    subject: panelSubject,
    invocation: v.custom<Invocation>((value) => v.is(invocationShape, value)),
    hostNowMs: v.number(),
    peers: v.optional(peers, () => undefined),
    isPaused: v.optional(v.boolean(), () => undefined),
  }),
  v.object({
    type: v.literal('showTrace'),
    subject: panelSubject,
    trace: v.object({
      origin: v.string(),
      traceId: v.string(),
      documents: strings,
      isTraceLimitExceeded: v.boolean(),
      notice: v.optional(v.object({ kind: v.picklist(['loading', 'error']), text: v.string() }), () => undefined),
    }),
    durableFunctions: strings,
    hostNowMs: v.number(),
  }),
  v.object({ type: v.literal('showSeries'), subject: panelSubject, series, hostNowMs: v.number() }),
  v.object({
    type: v.literal('showRecord'),
    subject: panelSubject,
    record: v.custom<FollowedRecord>((value) => v.is(recordShape, value)),
    hostNowMs: v.number(),
  }),
  v.object({ type: v.literal('showExecution'), subject: panelSubject, execution, hostNowMs: v.number() }),
  v.object({ type: v.literal('showPayload'), subject: panelSubject, text: v.string() }),
  v.object({
    type: v.literal('showComparison'),
    subject: panelSubject,
    other: v.object({
      invocationId: v.string(),
      label: v.string(),
      connectionName: v.string(),
      sentMs: v.number(),
      documents: strings,
      runs: v.array(v.custom<RunAnatomy>((value) => v.is(runShape, value))),
      response: v.optional(v.object({ text: v.string(), isCut: v.boolean() }), () => undefined),
    }),
    isUpdate: v.optional(v.boolean(), () => undefined),
  }),
  v.object({
    type: v.literal('showComparedExecution'),
    subject: panelSubject,
    other: v.object({ executionArn: v.string(), name: v.string(), events: strings }),
  }),
  v.object({ type: v.literal('showMissing'), subject: panelSubject, text: v.string() }),
  v.object({
    type: v.literal('reply'),
    requestId: v.number(),
    result: v.union([v.literal('ok'), v.object({ error: v.string() })]),
  }),
]);

/** Parses a message from the host; `undefined` for anything else. */
export function parseToPanel(message: unknown): ToPanel | undefined {
  const result = v.safeParse(toPanel, message);
  return result.success ? result.output : undefined;
}
