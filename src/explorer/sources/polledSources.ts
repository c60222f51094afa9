import { type PeekableService, peekableService } from '../../model/connection/recordSource';
import type { DeclaredSource } from '../../model/function/declaredSource';
import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import type { FailureQueue } from '../../triggers/described';
import { nameIn } from '../../triggers/nameIn';

/** A queue, stream or table, and who polls it. */
export interface PolledSource {
  /** Of the queue, the stream, or the table's stream. */
  readonly arn: string;
  readonly service: PeekableService;
  readonly name: string;
  /** Empty where nothing polls it. */
  readonly mappings: readonly EventSourceMapping[];
}

/** The queues, streams and tables that event source mappings poll, by name. Brokers and Kafka are left out: they cannot be read. */
export function polledSources(mappings: readonly EventSourceMapping[]): readonly PolledSource[] {
  const found = new Map<string, PolledSource>();
  for (const mapping of mappings) {
    const { source } = mapping.settings;
    const service = source.kind === 'arn' ? peekableService(source.arn) : undefined;
    if (source.kind !== 'arn' || service === undefined) continue;
    const { arn } = source;
    const known = found.get(arn)?.mappings ?? [];
    found.set(arn, { arn, service, name: nameIn(arn), mappings: [...known, mapping] });
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** The queue for what mappings of a stream gave up; a topic or a bucket is none. */
export function destinationQueues({ mappings }: PolledSource): readonly FailureQueue[] {
  const arns = mappings.flatMap(({ settings: { onFailure } }) => onFailure ?? []);
  return [...new Set(arns)]
    .filter((arn) => peekableService(arn) === 'sqs')
    .map((arn) => ({ kind: 'destination', arn }) as const);
}

/** Where sources of a service are. */
export interface SourcePlace {
  readonly region: string;
  readonly accountId: string;
}

/** Queues and streams that projects declare and nothing polls, such as those that a function sends to. */
export function unpolledSources(
  declared: readonly DeclaredSource[],
  { region, accountId }: SourcePlace,
  known: ReadonlySet<string>,
): readonly PolledSource[] {
  const sources = declared.flatMap((source): readonly PolledSource[] => {
    if (source.kind !== 'queue' && source.kind !== 'stream') return [];
    const { name } = source;
    const service = source.kind === 'queue' ? 'sqs' : 'kinesis';
    const resource = source.kind === 'queue' ? name : `stream/${name}`;
    return [{ arn: `arn:aws:${service}:${region}:${accountId}:${resource}`, service, name, mappings: [] }];
  });
  return sources.filter(({ arn }) => !known.has(arn));
}
