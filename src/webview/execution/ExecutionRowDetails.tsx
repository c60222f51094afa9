import { clockDate } from '../../model/base/clockTime';
import { formatDuration } from '../../model/base/duration';
import { executionTraceId } from '../../model/durable/executionTraceId';
import type { RowSubject } from '../../trace/durable/executionBars';
import { operationNouns } from '../../trace/durable/operationWords';
import type { WaterfallRow } from '../../trace/rows/waterfallRow';
import { percent } from '../parts/percent';
import { ScrollBox } from '../parts/ScrollBox';
import { useFailure } from '../parts/useFailure';
import { Pair } from '../waterfall/details/Pair';
import type { TraceInstrument } from '../waterfall/hooks/useTraceInstrument';
import { InvocationDetails } from './InvocationDetails';
import { InvocationLinks } from './InvocationLinks';
import { OperationDetails } from './OperationDetails';
import { ErrorBlock, TextBlock } from './TextBlock';
import type { ExecutionPicture } from './useExecution';

interface ExecutionRowDetailsProps {
  readonly picture: ExecutionPicture;
  readonly instrument: TraceInstrument;
}

/** The details of the selected row; nothing without a selection. */
export function ExecutionRowDetails({ picture, instrument }: ExecutionRowDetailsProps) {
  const { selected, rows, parts, goTo } = instrument;
  const subject = selected && picture.bars.subjects.get(selected.id);
  if (selected === undefined || subject === undefined) return null;
  return (
    <section class="details" ref={parts.details} tabIndex={-1} aria-label={`Details of ${selected.name}`}>
      <div class="details-head">
        <h3 class="details-title">
          <span class={`swatch kind-${selected.kind} state-${selected.state}`} aria-hidden="true" />
          {selected.name}
        </h3>
      </div>
      <p class="details-kind">{kindText(subject)}</p>
      <Times row={selected} originMs={rows.waterfall.startMs} wholeMs={rows.waterfall.durationMs} />
      <Subject key={selected.id} subject={subject} picture={picture} onGoTo={goTo} />
    </section>
  );
}

interface TimesProps {
  readonly row: WaterfallRow;
  /** Epoch milliseconds. */
  readonly originMs: number;
  readonly wholeMs: number;
}

function Times({ row, originMs, wholeMs }: TimesProps) {
  const { startMs, endMs, isRunning, criticalMs } = row;
  const duration = formatDuration(endMs - startMs);
  return (
    <dl class="pairs">
      <Pair name="Duration">{isRunning ? `${duration} so far` : duration}</Pair>
      <Pair name="Starts">
        +{formatDuration(startMs)}, {clockDate(originMs + startMs)}
      </Pair>
      {criticalMs > 0 && wholeMs > 0 && (
        <Pair name="Critical path">
          {formatDuration(criticalMs)} ({percent(criticalMs / wholeMs)})
        </Pair>
      )}
    </dl>
  );
}

interface SubjectProps {
  readonly subject: RowSubject;
  readonly picture: ExecutionPicture;
  readonly onGoTo: (rowId: string) => void;
}

function Subject({ subject, picture, onGoTo }: SubjectProps) {
  const { execution, tree } = picture;
  const { notice, onError } = useFailure();
  const hasConnection = execution.source !== 'file';
  switch (subject.kind) {
    case 'execution':
      return (
        <>
          {tree.error !== undefined && <ErrorBlock error={tree.error} />}
          {tree.input !== undefined && <TextBlock title="Input" text={tree.input} />}
          {tree.result !== undefined && <TextBlock title="Result" text={tree.result} />}
        </>
      );
    case 'operation':
      return (
        <>
          {notice}
          <OperationDetails
            operation={subject.operation}
            canAct={hasConnection && tree.endMs === undefined}
            isLocal={execution.source === 'local'}
            hasConnection={hasConnection}
            onGoTo={onGoTo}
            onError={onError}
          />
        </>
      );
    case 'attempt':
      return <AttemptDetails subject={subject} onGoTo={onGoTo} />;
    case 'invocation':
    case 'replay':
      return (
        <>
          {notice}
          <InvocationDetails
            invocation={subject.invocation}
            traceId={hasConnection ? executionTraceId(execution.description?.traceHeader) : undefined}
            hasLog={hasConnection}
            onError={onError}
          />
        </>
      );
    case 'event':
      return (
        <ScrollBox class="text-block" label={`Event ${subject.event.eventType}`}>
          {JSON.stringify(subject.event.raw, null, 2)}
        </ScrollBox>
      );
    case 'delay':
    case 'invocations':
      return null;
  }
}

function AttemptDetails({ subject: { attempt }, onGoTo }: AttemptDetailsProps) {
  const { invocation, delaySeconds, error, result } = attempt;
  return (
    <>
      <dl class="pairs">
        {invocation !== undefined && (
          <Pair name="Invocation">
            <InvocationLinks numbers={[invocation]} onGoTo={onGoTo} />
          </Pair>
        )}
        {delaySeconds !== undefined && <Pair name="Next attempt">after {formatDuration(delaySeconds * 1000)}</Pair>}
      </dl>
      {error !== undefined && <ErrorBlock error={error} />}
      {result !== undefined && <TextBlock title="Result" text={result} />}
    </>
  );
}

interface AttemptDetailsProps {
  readonly subject: Extract<RowSubject, { readonly kind: 'attempt' | 'delay' }>;
  readonly onGoTo: (rowId: string) => void;
}

/** Explains a row to readers who are new to durable functions. */
function kindText(subject: RowSubject): string {
  switch (subject.kind) {
    case 'execution':
      return 'The whole execution. Its own time is that of the code between operations, of replays, and of starts.';
    case 'operation':
      return operationNouns[subject.operation.kind];
    case 'attempt':
      return `One run of ${subject.operation.kind === 'condition' ? 'the check' : 'the step'}`;
    case 'delay':
      return `Delay before the next ${subject.operation.kind === 'condition' ? 'check' : 'attempt'}. Nothing runs.`;
    case 'invocations':
      return 'The same time as seen from the function: Lambda invokes it again after each wait.';
    case 'invocation':
      return 'One invocation of the function for this execution';
    case 'replay':
      return 'The code ran again over what earlier invocations had done, with their results. Computed: the time until the first new event.';
    case 'event':
      return 'An event of a type that Dwell does not know, as it came';
  }
}
