import * as v from 'valibot';
import type { Invocation } from '../model/invocation/invocation';

const failure = v.object({
  reason: v.picklist([
    'credentials',
    'accessDenied',
    'notFound',
    'throttled',
    'invalid',
    'conflict',
    'configuration',
    'service',
    'network',
    'timeout',
    'local',
    'other',
  ]),
  name: v.string(),
  statusCode: absent(v.number()),
  message: v.string(),
});

const binary = absent(v.object({ type: absent(v.string()), base64: absent(v.string()) }));

const streamed = v.optional(
  v.object({ text: v.string(), binary, bytes: v.number(), chunks: v.number(), firstMs: v.number() }),
  () => undefined,
);

const answer = v.variant('kind', [
  v.object({ kind: v.literal('waiting'), streamed }),
  v.object({
    kind: v.literal('answered'),
    atMs: v.number(),
    statusCode: v.number(),
    requestId: v.string(),
    executedVersion: absent(v.string()),
    functionError: absent(v.string()),
    payload: v.string(),
    payloadBytes: v.number(),
    isPayloadAsWritten: absent(v.literal(true)),
    contentType: absent(v.string()),
    binary,
    logTail: absent(v.string()),
    streamed,
    durableExecutionArn: absent(v.string()),
  }),
  v.object({ kind: v.literal('refused'), atMs: v.number(), requestId: absent(v.string()), failure }),
  v.object({ kind: v.literal('lost'), atMs: v.number(), failure, streamed }),
  v.object({ kind: v.literal('abandoned'), atMs: v.number() }),
]);

const configuration = v.object({
  name: v.string(),
  arn: v.string(),
  version: v.string(),
  description: v.string(),
  runtime: absent(v.string()),
  handler: absent(v.string()),
  timeoutSeconds: v.number(),
  memoryMb: v.number(),
  tracing: v.picklist(['Active', 'PassThrough']),
  architecture: v.string(),
  lastModified: v.string(),
  codeBytes: v.optional(v.number(), 0),
  logGroup: v.string(),
  state: v.object({
    kind: v.picklist(['Pending', 'Active', 'Inactive', 'Failed', 'Other']),
    reason: absent(v.string()),
    isUpdating: v.boolean(),
  }),
  roleArn: absent(v.string()),
  needsTenantId: v.optional(v.boolean(), false),
  durable: absent(v.object({ executionTimeoutSeconds: absent(v.number()), retentionDays: absent(v.number()) })),
});

const eventInvokeConfig = v.object({
  source: v.picklist(['configured', 'default']),
  maximumRetryAttempts: v.number(),
  maximumEventAgeSeconds: v.number(),
  onSuccess: absent(v.string()),
  onFailure: absent(v.string()),
  deadLetter: absent(v.string()),
  retryDelaysMs: v.tuple([v.number(), v.number()]),
});

const callerCheck = v.object({
  event: v.string(),
  isAccepted: v.boolean(),
  verdict: v.string(),
  findings: v.array(
    v.object({ path: v.string(), severity: v.picklist(['error', 'warning', 'info']), message: v.string() }),
  ),
  next: v.string(),
});

const following = v.variant('kind', [
  v.object({ kind: v.literal('ended'), reason: v.picklist(['complete', 'stopped', 'gaveUp', 'nothingToFollow']) }),
  v.object({ kind: v.literal('following'), nextPollMs: v.number() }),
]);

/** The schema of a stored invocation. JSON drops `undefined` values; parsing restores them. */
export const invocationSchema: v.GenericSchema<unknown, Invocation> = v.object({
  id: v.string(),
  target: v.object({ connectionId: v.string(), functionName: v.string(), qualifier: absent(v.string()) }),
  connectionName: v.string(),
  mode: v.picklist(['RequestResponse', 'Event', 'DryRun', 'ResponseStream']),
  traceId: v.string(),
  sentMs: v.number(),
  payloadBytes: v.number(),
  isPayloadAsWritten: absent(v.literal(true)),
  // Its debugger went with the window that it was started in.
  debug: absent(
    v.pipe(
      v.picklist(['starting', 'running', 'paused', 'ended']),
      v.transform(() => 'ended' as const),
    ),
  ),
  implicitPayload: absent(v.object({ sample: absent(v.string()) })),
  caller: absent(
    v.variant('kind', [
      v.object({ kind: v.literal('poller'), source: v.string() }),
      v.object({ kind: v.literal('http'), method: v.string(), path: v.string() }),
    ]),
  ),
  answer,
  configuration: absent(configuration),
  eventInvokeConfig: absent(eventInvokeConfig),
  execution: absent(v.object({ arn: v.string(), status: v.string(), endMs: absent(v.number()) })),
  documents: v.array(v.string()),
  isTraceLimitExceeded: v.boolean(),
  logs: v.array(v.object({ timestampMs: v.number(), message: v.string(), stream: v.string() })),
  logSearch: absent(
    v.object({ logGroup: v.string(), fromMs: v.number(), toMs: v.number(), requestIds: v.array(v.string()) }),
  ),
  problems: v.array(v.object({ source: v.picklist(['trace', 'logs', 'configuration', 'execution']), failure })),
  callerCheck: absent(callerCheck),
  following,
});

/** A key whose value may be missing. */
function absent<T extends v.GenericSchema>(schema: T) {
  return v.optional(schema, () => undefined);
}
