import { useEffect, useRef } from 'preact/hooks';
import { clockTime } from '../../model/base/clockTime';
import { wholeSeconds } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { FollowedRecord } from '../../model/polling/followedRecord';
import { lifecycleOfRecord } from '../../model/polling/lifecycleOfRecord';
import { describePollMetrics } from '../../model/polling/pollMetrics';
import type { RecordLifecycle } from '../../model/polling/recordLifecycle';
import { usePanel } from '../panelContext';
import { CopyButton } from '../parts/CopyButton';
import { countdown } from '../parts/countdown';
import { Icon } from '../parts/Icon';
import { Notice } from '../parts/Notice';
import { Section } from '../parts/Section';
import { shortId } from '../parts/shortId';
import { useFailure } from '../parts/useFailure';
import { useHostNow } from '../useHostNow';
import { RecordActions } from './RecordActions';
import { RecordList } from './RecordList';
import { RecordPicture } from './RecordPicture';
import type { RecordLine } from './recordLineParts';
import { recordLines } from './recordLines';
import { nounOf, recordLook, recordTitle } from './recordTitle';
import { limitWords, paceWords } from './recordWords';

/** One record, from the send to its end: Lambda's third invocation model. */
export function RecordView({ record }: { readonly record: FollowedRecord }) {
  const lifecycle = lifecycleOfRecord(record);
  const isOpen = record.following.kind === 'following' && !lifecycle.isFinal;
  const nowMs = useHostNow(isOpen ? 1_000 : undefined);
  const { notice, onError } = useFailure();
  const lines = recordLines(record, lifecycle, nowMs);
  useAnnouncements(lines);
  const look = recordLook(lifecycle);
  const title = recordTitle(record, lifecycle);
  return (
    <>
      <header class="header">
        <div class="header-top">
          <Origin record={record} recordId={lifecycle.recordId} />
          <RecordActions
            lifecycle={lifecycle}
            isOpen={isOpen}
            hasMetrics={record.evidence.kind === 'readings' && record.answer.kind === 'sent'}
            onError={onError}
          />
        </div>
        {notice}
        <div class="verdict">
          <Icon name={look.icon} tone={look.tone} isSpinning={look.isSpinning} />
          <h1 class={`outcome tone-${look.tone}`}>{title}</h1>
          {isOpen && <Expected lifecycle={lifecycle} nowMs={nowMs} />}
        </div>
      </header>
      <RecordPicture lifecycle={lifecycle} lines={lines} nowMs={nowMs} isOpen={isOpen} />
      <Section id="record" title="Lifecycle" summary={plural(lifecycle.attempts, 'attempt')}>
        <RecordList lines={lines} onError={onError} label={`Lifecycle of the ${nounOf(record)}`} />
        <Pace record={record} />
        <Metrics record={record} />
        {lifecycle.unknowns.length > 0 && (
          <div class="record-unknowns">
            <Notice icon="question">{lifecycle.unknowns.join(' ')}</Notice>
          </div>
        )}
      </Section>
    </>
  );
}

function Origin({ record, recordId }: { readonly record: FollowedRecord; readonly recordId: string | undefined }) {
  const { source, target, connectionName } = record;
  return (
    <p class="origin">
      <span class="function-name">{`${source.name} → ${target.functionName}`}</span> <span>{connectionName}</span>{' '}
      {recordId !== undefined && (
        <span class="record-id">
          <span class="id" title={recordId}>
            {shortId(recordId)}
          </span>
          <CopyButton what={`${nounOf(record)} ID`} text={recordId} />
        </span>
      )}
    </p>
  );
}

/** Says that waits are shorter than on AWS, and how to have AWS's. */
function Pace({ record: { timeScale, facts } }: { readonly record: FollowedRecord }) {
  if (timeScale === 1) return null;
  return (
    <div class="record-unknowns">
      <Notice icon="watch">{paceWords(timeScale, facts)}</Notice>
    </div>
  );
}

/** What CloudWatch said about the whole mapping, and when. */
function Metrics({ record: { metrics } }: { readonly record: FollowedRecord }) {
  if (metrics === undefined) return null;
  return (
    <div class="record-unknowns">
      <Notice icon="graph">
        {`CloudWatch at ${clockTime(metrics.atMs)}: ${describePollMetrics(metrics).join(' ')}`}
      </Notice>
    </div>
  );
}

/** The time so far, and until what is expected next. A blocked shard says when its data expires. */
function Expected({ lifecycle, nowMs }: { readonly lifecycle: RecordLifecycle; readonly nowMs: number }) {
  const { awaiting, steps, startMs } = lifecycle;
  const block = steps.findLast((step) => step.kind === 'blocked');
  return (
    <p class="counters live-line">
      <span class="elapsed">
        <span class="label">Elapsed</span> {wholeSeconds(nowMs - startMs)}
      </span>{' '}
      {awaiting?.untilMs !== undefined && (
        <span class="expected">
          <span class="label">{nextWords[awaiting.what]}</span> {countdown(awaiting.untilMs - nowMs)}
        </span>
      )}{' '}
      {block?.kind === 'blocked' && block.endMs === undefined && (
        <span class="expected record-limit">{limitWords(block.until, block.untilMs - nowMs)}</span>
      )}
    </p>
  );
}

const nextWords = {
  answer: 'Answer',
  delay: 'Visible',
  poll: 'Polled',
  batch: 'Batch',
  attemptEnd: 'Response',
  visibility: 'Visible again',
  retry: 'Next attempt',
  next: 'Next attempt',
} as const;

/** Announces new lines. The screen reader announces the first render itself. */
function useAnnouncements(lines: readonly RecordLine[]): void {
  const { announce } = usePanel();
  const said = useRef<ReadonlySet<string>>(undefined);
  const current = new Set(lines.map(({ key, name, look }) => `${key} ${name} ${look.icon}`));
  const before = said.current;
  const news = lines.filter(
    ({ key, name, look }) => before !== undefined && !before.has(`${key} ${name} ${look.icon}`),
  );
  useEffect(() => {
    said.current = current;
    if (news.length > 0)
      announce(news.map(({ name, text }) => (text === undefined ? name : `${name}: ${text}`)).join('. '));
  });
}
