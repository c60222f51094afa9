import { clockDate } from '../../model/base/clockTime';
import { formatSpan } from '../../model/base/duration';
import type { Operation } from '../../model/durable/operation';
import { statusWords } from '../../trace/durable/operationWords';
import { ActionButton } from '../parts/ActionButton';
import { CopyButton } from '../parts/CopyButton';
import { ScrollBox } from '../parts/ScrollBox';
import { shortId } from '../parts/shortId';
import { Pair } from '../waterfall/details/Pair';
import { SkipButton } from './AwaitedList';
import { CallbackButtons } from './CallbackButtons';
import { InvocationLinks } from './InvocationLinks';
import { ErrorBlock, TextBlock } from './TextBlock';

interface OperationDetailsProps {
  readonly operation: Operation;
  /** What is done to it reaches the execution. */
  readonly canAct: boolean;
  readonly isLocal: boolean;
  readonly hasConnection: boolean;
  readonly onGoTo: (rowId: string) => void;
  readonly onError: (sentence: string | undefined) => void;
}

/** What an operation waited for, who ran it, and what came of it. */
export function OperationDetails(props: OperationDetailsProps) {
  const { operation, onGoTo } = props;
  const { status, invocations, id, subType, input, result, error, unknown, isStartKnown } = operation;
  return (
    <>
      <Actions {...props} />
      <dl class="pairs">
        {status !== 'unknown' && <Pair name="Status">{statusWords[status] ?? plainStatus[status] ?? status}</Pair>}
        {invocations.length > 0 && (
          <Pair name={invocations.length === 1 ? 'Invocation' : 'Invocations'}>
            <InvocationLinks numbers={invocations} onGoTo={onGoTo} />
          </Pair>
        )}
        {!isStartKnown && <Pair name="Start">not in the history</Pair>}
        <WaitPairs operation={operation} />
        {subType !== undefined && <Pair name="Type">{subType}</Pair>}
        <IdPair name="Operation ID" value={id} />
      </dl>
      {error !== undefined && <ErrorBlock error={error} />}
      {input !== undefined && <TextBlock title="Input" text={input} />}
      {result !== undefined && <TextBlock title="Result" text={result} />}
      {unknown.map(({ eventId, eventType, raw }) => (
        <ScrollBox key={eventId} class="text-block" label={`Event ${eventType}`}>
          {JSON.stringify(raw, null, 2)}
        </ScrollBox>
      ))}
    </>
  );
}

const plainStatus: Readonly<Partial<Record<Operation['status'], string>>> = {
  running: 'running',
  waiting: 'waiting',
  succeeded: 'succeeded',
};

function Actions({ operation, canAct, isLocal, hasConnection, onError }: OperationDetailsProps) {
  const { status, callback, wait, chained, id } = operation;
  const isWaiting = canAct && status === 'waiting';
  const isTimed = canAct && isLocal && ((isWaiting && wait !== undefined) || status === 'retrying');
  const callee = hasConnection ? chained?.executionArn : undefined;
  if (!(isWaiting && callback !== undefined) && !isTimed && callee === undefined) return null;
  return (
    <div class="view-tools">
      {isWaiting && callback !== undefined && <CallbackButtons operation={operation} onError={onError} />}
      {isTimed && <SkipButton operationId={id} onError={onError} />}
      {callee !== undefined && (
        <ActionButton
          icon="go-to-file"
          label="Open Execution"
          title="Opens the execution of the invoked function"
          body={{ type: 'requestOpenExecution', executionArn: callee }}
          onError={onError}
        />
      )}
    </div>
  );
}

function WaitPairs({ operation: { wait, callback, chained } }: { readonly operation: Operation }) {
  return (
    <>
      {wait?.durationSeconds !== undefined && <Pair name="Waits for">{formatSpan(wait.durationSeconds * 1000)}</Pair>}
      {wait?.scheduledEndMs !== undefined && <Pair name="Until">{clockDate(wait.scheduledEndMs)}</Pair>}
      {callback?.timeoutSeconds !== undefined && (
        <Pair name="Timeout">{formatSpan(callback.timeoutSeconds * 1000)}</Pair>
      )}
      {callback?.heartbeatTimeoutSeconds !== undefined && (
        <Pair name="Heartbeat timeout">{formatSpan(callback.heartbeatTimeoutSeconds * 1000)}</Pair>
      )}
      {callback?.callbackId !== undefined && <IdPair name="Callback ID" value={callback.callbackId} />}
      {chained?.functionName !== undefined && <Pair name="Function">{chained.functionName}</Pair>}
      {chained?.executedVersion !== undefined && <Pair name="Version">{chained.executedVersion}</Pair>}
      {chained?.tenantId !== undefined && <Pair name="Tenant">{chained.tenantId}</Pair>}
      {chained?.executionArn !== undefined && <IdPair name="Execution ARN" value={chained.executionArn} />}
    </>
  );
}

/** An id with a button that copies it. */
export function IdPair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <Pair name={name}>
      <span class="code" title={value}>
        {shortId(value)}
      </span>
      <CopyButton what={name.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())} text={value} />
    </Pair>
  );
}
