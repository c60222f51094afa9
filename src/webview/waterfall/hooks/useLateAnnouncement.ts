import { useEffect, useRef } from 'preact/hooks';
import { usePanel } from '../../panelContext';

const quietMs = 400;

/** Says the last of many sentences that come one after another, as while the wheel turns, when nothing more comes. */
export function useLateAnnouncement(): (text: string) => void {
  const { announce } = usePanel();
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (text) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => announce(text), quietMs);
  };
}
