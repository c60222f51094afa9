import { formatDuration } from '../../model/base/duration';

/** Formats a difference in time with its sign; empty when there is none. */
export function deltaText(deltaMs: number): string {
  if (deltaMs === 0) return '±0';
  return `${deltaMs > 0 ? '+' : '−'}${formatDuration(Math.abs(deltaMs))}`;
}

export function deltaCount(count: number): string {
  if (count === 0) return '';
  return count > 0 ? `+${count}` : `−${-count}`;
}
