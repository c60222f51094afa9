import { useMemo } from 'preact/hooks';
import { plural } from '../../model/base/plural';
import { batchOf } from '../../trace/normalize/batch';
import type { Trace } from '../../trace/parse/trace';
import { StepList } from '../lifecycle/StepList';
import { CopyButton } from '../parts/CopyButton';
import { Notice } from '../parts/Notice';
import { Section } from '../parts/Section';
import { batchLines, producerWords } from './batchLines';

/** The steps of a batch that Lambda polled; nothing for other invocations. */
export function BatchSection({ trace }: { readonly trace: Trace | undefined }) {
  const batch = useMemo(() => (trace === undefined ? undefined : batchOf(trace)), [trace]);
  if (batch === undefined) return null;
  const { tries, producers } = batch;
  return (
    <Section id="batch" title="Batch" summary={plural(tries.length, 'delivery', 'deliveries')}>
      <StepList lines={batchLines(batch)} label="Steps of the batch" />
      <ul class="producers" aria-label="Traces of the producers">
        {producers.map(({ traceId, source, waitedMs }) => (
          <li key={traceId}>
            <span class="id">{traceId}</span>
            <CopyButton what="trace ID" text={traceId} />
            <span class="producer-about">{producerWords(source, waitedMs)}</span>
          </li>
        ))}
      </ul>
      <Notice icon="info">
        X-Ray does not record the number or age of the records, or where failed records go. See the event source mapping
        and its queue or stream. Kafka, Amazon MQ and DocumentDB sources write no traces.
      </Notice>
    </Section>
  );
}
