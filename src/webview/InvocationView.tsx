import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Invocation } from '../model/invocation';
import type { Lifecycle } from '../model/lifecycle';
import { invocationEvidence, lifecycleOf } from '../trace/invocationLifecycle';
import { AnswerSection } from './answer/AnswerSection';
import { Header } from './header/Header';
import { LifecycleSection } from './lifecycle/LifecycleSection';
import { stepLines } from './lifecycle/stepLines';
import { LogSection } from './log/LogSection';
import { usePanel } from './panelContext';
import { useHostNow } from './useHostNow';
import { explainNoTrace } from './waterfall/explainNoTrace';
import { TraceSection } from './waterfall/TraceSection';

/** Everything about one invocation. */
export function InvocationView({ invocation }: { readonly invocation: Invocation }) {
  const { now } = usePanel();
  const isAlive = lifecycleOf(invocation, now()).outcome === 'pending';
  // Header and picture count the seconds; what stands below them changes with news alone.
  const nowMs = useHostNow(isAlive ? 1_000 : undefined);
  const lifecycle = lifecycleOf(invocation, nowMs);
  useStepAnnouncements(invocation, lifecycle, nowMs);

  const below = useMemo(
    () => <Evidence invocation={invocation} isFinal={lifecycle.isFinal} />,
    [invocation, lifecycle.isFinal],
  );
  return (
    <>
      <Header invocation={invocation} lifecycle={lifecycle} nowMs={nowMs} />
      <LifecycleSection invocation={invocation} lifecycle={lifecycle} nowMs={nowMs} />
      {below}
    </>
  );
}

function Evidence({ invocation, isFinal }: { readonly invocation: Invocation; readonly isFinal: boolean }) {
  const { trace } = invocationEvidence(invocation);
  return (
    <>
      {invocation.mode !== 'DryRun' && (
        <TraceSection
          trace={trace}
          logs={invocation.logs}
          emptyNotice={explainNoTrace(invocation, isFinal)}
          isLimitExceeded={invocation.isTraceLimitExceeded}
          problems={invocation.problems
            .filter(({ source }) => source === 'trace')
            .map(({ failure }) => failure.message)}
        />
      )}
      <AnswerSection invocation={invocation} />
      <LogSection invocation={invocation} />
    </>
  );
}

/** Says what changed since the last look: "Attempt #2: TypeError: boom". The first look is read by the reader. */
function useStepAnnouncements(invocation: Invocation, lifecycle: Lifecycle, nowMs: number): void {
  const { announce } = usePanel();
  const said = useRef<ReadonlyMap<string, string>>(undefined);
  const lines = stepLines(invocation, lifecycle, nowMs).filter((line) => !line.isExpected);
  const current = new Map(lines.map(({ key, name, text }) => [key, text === undefined ? name : `${name}: ${text}`]));
  const before = said.current;
  const news = before === undefined ? [] : [...current].filter(([key, text]) => before.get(key) !== text);
  useEffect(() => {
    said.current = current;
    if (news.length > 0) announce(news.map(([, text]) => text).join('. '));
  });
}
