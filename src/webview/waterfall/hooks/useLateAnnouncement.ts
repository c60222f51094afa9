import { useEffect, useRef } from 'preact/hooks';
import { usePanel } from '../../panelContext';

const quietMs = 400;

/** Announces only the last of many sentences in quick succession, such as while the wheel turns. */
export function useLateAnnouncement(): (text: string) => void {
  const { announce } = usePanel();
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (text) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => announce(text), quietMs);
  };
}
