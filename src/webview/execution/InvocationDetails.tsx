import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { ExecutionInvocation } from '../../model/durable/executionTree';
import { ActionButton } from '../parts/ActionButton';
import { Pair } from '../waterfall/details/Pair';
import { IdPair } from './OperationDetails';
import { ErrorBlock } from './TextBlock';

interface InvocationDetailsProps {
  readonly invocation: ExecutionInvocation;
  /** Of the execution; `undefined` if it was not traced, or is of a file. */
  readonly traceId: string | undefined;
  /** Its log can be read. */
  readonly hasLog: boolean;
  readonly onError: (sentence: string | undefined) => void;
}

/** One invocation of the function for the execution, with the ways to its trace and log. */
export function InvocationDetails({ invocation, traceId, hasLog, onError }: InvocationDetailsProps) {
  const { startMs, endMs, requestId, error, replayedOperations, replayedMs } = invocation;
  return (
    <>
      {requestId !== undefined && (traceId !== undefined || hasLog) && (
        <div class="view-tools">
          {traceId !== undefined && (
            <ActionButton
              icon="pulse"
              label="Open Trace"
              title="Opens the X-Ray trace of the execution, which has all of its invocations"
              body={{ type: 'requestOpenRun', runId: requestId, traceId }}
              onError={onError}
            />
          )}
          {hasLog && (
            <ActionButton
              icon="output"
              label="Open Log"
              title="Opens the log of this invocation"
              body={{ type: 'requestOpenRunLog', runId: requestId }}
              onError={onError}
            />
          )}
        </div>
      )}
      <dl class="pairs">
        {endMs !== undefined && (
          <Pair name="Billed">{formatDuration(Math.max(1, Math.ceil(endMs - startMs)))}, without init</Pair>
        )}
        <Pair name="Replayed">
          {replayedOperations === 0
            ? 'nothing'
            : `${plural(replayedOperations, 'operation')}${endMs === undefined ? '' : ` in ${formatDuration(replayedMs)}`}`}
        </Pair>
        {requestId !== undefined && <IdPair name="Request ID" value={requestId} />}
      </dl>
      {error !== undefined && <ErrorBlock error={error} />}
    </>
  );
}
