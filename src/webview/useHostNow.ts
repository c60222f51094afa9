import { useEffect, useState } from 'preact/hooks';
import { usePanel } from './panelContext';

/**
 * The host's time, which renders again every `periodMs`; without a period it stands still until the next message.
 * Ticks fall on whole periods, so that texts which count seconds change together.
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
