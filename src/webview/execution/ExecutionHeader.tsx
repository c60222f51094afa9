import { parseExecutionArn } from '../../model/durable/executionArn';
import { executionTitle, openOperations } from '../../trace/durable/executionTitle';
import { errorText } from '../../trace/durable/operationWords';
import { JsonText } from '../answer/JsonText';
import { FactList } from '../header/FactList';
import { FigureLine } from '../header/FigureLine';
import { usePanel } from '../panelContext';
import { Icon } from '../parts/Icon';
import { Notice } from '../parts/Notice';
import { useFailure } from '../parts/useFailure';
import { useSection } from '../parts/useSection';
import { AwaitedList } from './AwaitedList';
import { ExecutionActions } from './ExecutionActions';
import { executionFacts, executionFigures } from './executionFigures';
import { executionLook } from './executionLook';
import { type ExecutionPicture, executionName } from './useExecution';

/** What became of the execution: title, result and figures, a line each; the rest behind "Details". */
export function ExecutionHeader({ picture }: { readonly picture: ExecutionPicture }) {
  const { execution, tree, isLive, nowMs } = picture;
  const { notice, onError } = useFailure();
  const details = useSection('details', false);
  const open = openOperations(tree.operations);
  const look = executionLook(tree, open.length > 0 && open.every(({ status }) => status !== 'running'));
  const hasEvents = execution.events.length > 0;
  return (
    <header class="header">
      <div class="header-top">
        <Origin picture={picture} />
        <ExecutionActions picture={picture} onError={onError} />
      </div>
      {notice}
      <div class="verdict">
        {hasEvents && (
          <>
            <Icon name={look.icon} tone={look.tone} isSpinning={look.isSpinning && isLive} />
            <h1 class={`outcome tone-${look.tone}`}>{titleOf(picture)}</h1>
            <Result picture={picture} />
            {isLive && tree.endMs === undefined && <AwaitedList picture={picture} onError={onError} />}
            <FigureLine figures={executionFigures(picture)} isOpen={details.isOpen} onToggle={details.toggle} />
            {details.isOpen && (
              <div class="header-details">
                <FactList facts={executionFacts(picture)} />
              </div>
            )}
          </>
        )}
        {!hasEvents && <h1 class="outcome">{executionName(execution)}</h1>}
        {execution.notice !== undefined && <ReadingNotice notice={execution.notice} />}
        <TimeScale timeScale={execution.description?.timeScale} isRunning={tree.endMs === undefined && nowMs > 0} />
      </div>
    </header>
  );
}

function titleOf({ execution, tree, nowMs }: ExecutionPicture): string {
  const title = executionTitle(tree, nowMs);
  if (tree.endMs !== undefined) return title;
  if (execution.source === 'file') return 'Had not ended when it was saved';
  return execution.following === 'following' ? title : `${title}, when last read`;
}

function Origin({ picture: { execution } }: { readonly picture: ExecutionPicture }) {
  const { origin, executionArn } = execution;
  const reference = parseExecutionArn(executionArn ?? '');
  if (reference === undefined) {
    return (
      <p class="origin">
        <span class="function-name">{origin}</span> <span>durable execution</span>
      </p>
    );
  }
  return (
    <p class="origin">
      <span class="function-name">{reference.functionName}</span> <span>{reference.qualifier}</span>{' '}
      <span>{executionName(execution)}</span> <span>{origin}</span>
    </p>
  );
}

function Result({ picture: { tree } }: { readonly picture: ExecutionPicture }) {
  const { updateViewState } = usePanel();
  const { error, result } = tree;
  const view = (
    <button type="button" class="link" onClick={() => updateViewState({ view: 'result' })}>
      View
    </button>
  );
  if (error !== undefined) {
    const text = errorText(error);
    return (
      <p class="result failed">
        <span class="result-text" title={text}>
          {text}
        </span>{' '}
        {view}
      </p>
    );
  }
  if (result?.text === undefined) return null;
  return (
    <p class="result">
      <span class="result-word">Result</span>{' '}
      <span class="result-text code">
        <JsonText text={result.text.slice(0, shownCharacters)} />
      </span>{' '}
      {view}
    </p>
  );
}

/** One line shows less. */
const shownCharacters = 1_000;

function ReadingNotice({
  notice: { kind, text },
}: {
  readonly notice: { readonly kind: string; readonly text: string };
}) {
  const isLoading = kind === 'loading';
  return (
    <Notice icon={isLoading ? 'loading' : 'error'} tone={isLoading ? 'running' : 'error'} isSpinning={isLoading}>
      {text}
    </Notice>
  );
}

/** Only the local service has one. */
function TimeScale({ timeScale, isRunning }: { readonly timeScale: number | undefined; readonly isRunning: boolean }) {
  if (timeScale === undefined || timeScale === 1) return null;
  return (
    <Notice icon="dashboard">
      {isRunning ? 'Waits end' : 'Waits ended'} {timeScale} times faster than on AWS (dwell.local.timeScale).
    </Notice>
  );
}
