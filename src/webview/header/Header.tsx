import { describeState } from '../../model/function/describeState';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import type { Peers } from '../../trace/measure/peers';
import { invocationEvidence } from '../../trace/normalize/invocationLifecycle';
import { ImplicitPayloadNotice } from '../answer/ImplicitPayloadNotice';
import { ResultLine } from '../answer/ResultLine';
import { CallerLine } from '../caller/CallerLine';
import { outcomeLook } from '../outcomeLook';
import { Icon } from '../parts/Icon';
import { Notice } from '../parts/Notice';
import { useFailure } from '../parts/useFailure';
import { useSection } from '../parts/useSection';
import { describeMode } from './describeMode';
import { FactList } from './FactList';
import { FigureLine } from './FigureLine';
import { facts } from './facts';
import { figures } from './figures';
import { HeaderActions } from './HeaderActions';
import { LiveLine } from './LiveLine';
import { panelTitle } from './panelTitle';

interface HeaderProps {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
  readonly nowMs: number;
  readonly peers: Peers | undefined;
  /** The window is in the background. */
  readonly isPaused: boolean;
}

/** What became of the invocation: title, result and figures, a line each; the rest behind "Details". */
export function Header({ invocation, lifecycle, nowMs, peers, isPaused }: HeaderProps) {
  const { notice, onError } = useFailure();
  const details = useSection('details', false);
  const look = outcomeLook(lifecycle.outcome);
  const { configuration, answer, following } = invocation;
  const { trace } = invocationEvidence(invocation);
  const state = configuration === undefined ? undefined : describeState(configuration);
  const isWaiting = answer.kind === 'waiting' || following.kind === 'following';
  return (
    <header class="header">
      <div class="header-top">
        <Origin invocation={invocation} />
        <HeaderActions invocation={invocation} isWaiting={isWaiting} onError={onError} />
      </div>
      {notice}
      <div class="verdict">
        <Icon name={look.icon} tone={look.tone} isSpinning={look.isSpinning} />
        <Title invocation={invocation} lifecycle={lifecycle} nowMs={nowMs} />
        <ResultLine invocation={invocation} lifecycle={lifecycle} trace={trace} />
        <ImplicitPayloadNotice invocation={invocation} lifecycle={lifecycle} />
        <CallerLine check={invocation.callerCheck} />
        {!lifecycle.isFinal && isWaiting && (
          <LiveLine invocation={invocation} lifecycle={lifecycle} isPaused={isPaused} />
        )}
        <FigureLine figures={figures(invocation, lifecycle, trace)} isOpen={details.isOpen} onToggle={details.toggle} />
        {details.isOpen && (
          <div class="header-details">
            <FactList facts={facts(invocation, lifecycle, peers)} />
            <p class="mode">{describeMode(invocation)}</p>
          </div>
        )}
        {state !== undefined && <Notice icon="info">{state}</Notice>}
      </div>
    </header>
  );
}

/** The outcome; where there is little room, without what the line of the counters says too. */
function Title({ invocation, lifecycle, nowMs }: Pick<HeaderProps, 'invocation' | 'lifecycle' | 'nowMs'>) {
  const { text, awaited } = panelTitle(invocation, lifecycle, nowMs);
  return (
    <h1 class={`outcome tone-${outcomeLook(lifecycle.outcome).tone}`}>
      {text}
      {awaited !== undefined && <span class="outcome-awaited">, {awaited}</span>}
    </h1>
  );
}

/** Function, version and connection, over the title. */
function Origin({ invocation }: { readonly invocation: Invocation }) {
  const { target, answer, connectionName } = invocation;
  const executed = answer.kind === 'answered' ? answer.executedVersion : undefined;
  const version = [target.qualifier ?? executed ?? '$LATEST'];
  if (target.qualifier !== undefined && executed !== undefined && executed !== target.qualifier) {
    version.push(`version ${executed}`);
  }
  return (
    <p class="origin">
      <span class="function-name">{target.functionName}</span>
      {[...version, connectionName, ...(invocation.debug === undefined ? [] : ['debugged'])].map((part) => (
        <span key={part}> {part}</span>
      ))}
    </p>
  );
}
