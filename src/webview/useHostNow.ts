import { useEffect, useState } from 'preact/hooks';
import { usePanel } from './panelContext';

/**
 * Returns the host's time and re-renders every `periodMs`; without a period, only with the next message. Ticks are aligned to
 * whole periods, so that all counters change together.
 */
export function useHostNow(periodMs: number | undefined): number {
  const { now } = usePanel();
  const [, setTick] = useState(0);
  useEffect(() => {
    if (periodMs === undefined) return;
    let timer = 0;
    const tick = () => {
      setTick((count) => count + 1);
      timer = window.setTimeout(tick, periodMs - (now() % periodMs));
    };
    timer = window.setTimeout(tick, periodMs - (now() % periodMs));
    return () => window.clearTimeout(timer);
  }, [periodMs, now]);
  return now();
}
