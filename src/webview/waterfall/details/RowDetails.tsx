import { clockTime } from '../../../model/base/clockTime';
import { formatDuration } from '../../../model/base/duration';
import type { StackFrame, TraceException } from '../../../trace/parse/trace';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import { usePanel } from '../../panelContext';
import { CopyButton } from '../../parts/CopyButton';
import { ExceptionView } from '../../parts/ExceptionView';
import { Icon } from '../../parts/Icon';
import { percent } from '../../parts/percent';
import { shortPath } from '../../parts/shortPath';
import { useOpenFrame } from '../hooks/useOpenFrame';
import { describeKind, describeState } from './describeRowParts';
import { executionRequest } from './executionRequest';
import { type DetailGroup, retriesOf } from './nodeDetails';
import { OpenExecutionButton } from './OpenExecutionButton';
import { Pair } from './Pair';
import { RawDocumentButton } from './RawDocumentButton';
import { useFacts } from './useFacts';

interface RowDetailsProps {
  readonly row: WaterfallRow;
  /** The row's exceptions, or those of the failed rows inside it. */
  readonly exceptions: readonly TraceException[];
  /** Epoch milliseconds of position 0. */
  readonly startMs: number;
  readonly traceMs: number;
}

/** The details of one row. */
export function RowDetails({ row, exceptions, startMs, traceMs }: RowDetailsProps) {
  const openFrame = useOpenFrame();
  const { node } = row;
  const selfMs = row.selfMs();
  const durationMs = row.endMs - row.startMs;
  const state = describeState(row);
  const retries = node && retriesOf(node);
  const facts = useFacts(node);
  const execution = executionRequest(row, startMs, usePanel().durableFunctions);
  return (
    <>
      <div class="details-head">
        <h3 class="details-title">
          <span class={`swatch kind-${row.kind} state-${row.state}`} aria-hidden="true" />
          {row.name}
        </h3>
        {execution !== undefined && <OpenExecutionButton body={execution} />}
        {node !== undefined && <RawDocumentButton segmentId={node.id} />}
      </div>
      <p class="details-kind">{describeKind(row.kind)}</p>
      <dl class="pairs">
        <Pair name="Duration">
          {row.isRunning ? `${formatDuration(durationMs)} so far` : formatDuration(durationMs)}
        </Pair>
        {row.hasChildren && row.kind !== 'lifecycle' && (
          <Pair name={row.kind === 'service' ? 'AWS’s own time' : 'Self time'}>
            {formatDuration(selfMs)}
            {share(selfMs, durationMs)}
          </Pair>
        )}
        <Pair name="Starts">
          +{formatDuration(row.startMs)}, at {clockTime(startMs + row.startMs)}
        </Pair>
        {state !== undefined && (
          <Pair name="State">
            <span class="state">
              <Icon name={state.icon} tone={state.tone} />
              {state.text}
            </span>
          </Pair>
        )}
        {row.criticalMs > 0 && (
          <Pair name="Critical path">
            {formatDuration(row.criticalMs)}
            {share(row.criticalMs, traceMs)}
          </Pair>
        )}
        {retries !== undefined && <Pair name="Retries">{retries === 0 ? 'none' : `${retries} by the SDK`}</Pair>}
        {node?.source !== undefined && <SourcePair source={node.source} onOpen={openFrame} />}
        {row.detail !== undefined && exceptions.length === 0 && <Pair name="About">{row.detail}</Pair>}
      </dl>
      {exceptions.map((exception, index) => (
        <ExceptionView key={exception.id ?? index} {...exception} onOpenFrame={openFrame} />
      ))}
      {facts.map((group) => (
        <Group key={group.title} {...group} />
      ))}
    </>
  );
}

/** The place in the source code; opens the file. */
function SourcePair({
  source,
  onOpen,
}: {
  readonly source: StackFrame;
  readonly onOpen: (frame: StackFrame) => unknown;
}) {
  const { path, line, label } = source;
  return (
    <Pair name="Source">
      <button
        type="button"
        class="link"
        title={`Open ${path}`}
        onClick={() => void onOpen({ ...source, line: Math.max(1, line) })}
      >
        {line > 0 ? `${shortPath(path)}:${line}` : shortPath(path)}
      </button>
      {label === '' ? '' : ` ${label}`}
    </Pair>
  );
}

function Group({ title, pairs }: DetailGroup) {
  return (
    <>
      <h4>{title}</h4>
      <dl class="pairs">
        {pairs.map(({ name, value, copiedAs }, index) => (
          <Pair key={index} name={name}>
            <span class="code">{value}</span>
            {copiedAs !== undefined && <CopyButton what={copiedAs} text={value === '' ? name : value} />}
          </Pair>
        ))}
      </dl>
    </>
  );
}

/** Formats a share as ` (12 %)`; empty when the whole is zero. */
function share(partMs: number, wholeMs: number): string {
  return wholeMs <= 0 ? '' : ` (${percent(partMs / wholeMs)})`;
}
