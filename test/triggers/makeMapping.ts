import type { EventSourceMapping, MappingSettings } from '../../src/model/function/eventSourceMapping';

/** A mapping as AWS makes it of nothing but a source, with what differs. */
export function makeMapping(
  arn: string | undefined,
  settings: Partial<MappingSettings> = {},
  more: Partial<Omit<EventSourceMapping, 'settings'>> = {},
): EventSourceMapping {
  const source =
    arn === undefined
      ? { kind: 'kafka' as const, bootstrapServers: ['one:9092', 'two:9092'] }
      : { kind: 'arn' as const, arn };
  return {
    uuid: '00000000-0000-0000-0000-000000000001',
    functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
    state: 'Enabled',
    stateReason: 'USER_INITIATED',
    lastResult: undefined,
    filterError: undefined,
    ...more,
    settings: {
      source,
      topics: [],
      queues: [],
      collection: undefined,
      batchSize: 100,
      batchWindowSeconds: 0,
      startingPosition: undefined,
      startingPositionMs: undefined,
      parallelizationFactor: undefined,
      tumblingWindowSeconds: undefined,
      maximumRetryAttempts: undefined,
      maximumRecordAgeSeconds: undefined,
      bisectsBatch: false,
      reportsItemFailures: false,
      filters: [],
      onFailure: undefined,
      maximumConcurrency: undefined,
      provisionedPollers: undefined,
      consumptionMode: undefined,
      metrics: [],
      systemLogLevel: undefined,
      ...settings,
    },
  };
}
