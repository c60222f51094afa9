import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Invocation } from '../model/invocation/invocation';
import type { Lifecycle } from '../model/lifecycle/lifecycle';
import type { Peers } from '../trace/measure/peers';
import { lifecycleOf } from '../trace/normalize/invocationLifecycle';
import { Evidence } from './Evidence';
import { Header } from './header/Header';
import { headline } from './header/headline';
import { stepLines } from './lifecycle/stepLines';
import { usePanel } from './panelContext';
import { useHostNow } from './useHostNow';

interface InvocationViewProps {
  readonly invocation: Invocation;
  readonly peers: Peers | undefined;
  /** The window is in the background. */
  readonly isPaused: boolean;
}

/** Everything about one invocation. */
export function InvocationView({ invocation, peers, isPaused }: InvocationViewProps) {
  const { now } = usePanel();
  const isAlive = lifecycleOf(invocation, now()).outcome === 'pending';
  // Header and picture count the seconds; everything below changes only with new evidence.
  const nowMs = useHostNow(isAlive ? 1_000 : undefined);
  const lifecycle = lifecycleOf(invocation, nowMs);
  useStepAnnouncements(invocation, lifecycle, nowMs);

  const below = useMemo(
    () => (
      <Evidence
        invocation={invocation}
        isFinal={lifecycle.isFinal}
        peers={peers}
        title={headline(invocation, lifecycle, nowMs)}
      />
    ),
    [invocation, lifecycle.isFinal, peers],
  );
  return (
    <>
      <Header invocation={invocation} lifecycle={lifecycle} nowMs={nowMs} peers={peers} isPaused={isPaused} />
      {below}
    </>
  );
}

/** Announces what changed since the last render: "Attempt 2: TypeError: boom". The screen reader announces the first render itself. */
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
