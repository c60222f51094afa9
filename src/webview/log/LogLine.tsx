import { JsonText } from '../answer/JsonText';
import { CopyButton } from '../parts/CopyButton';
import { IconButton } from '../parts/IconButton';
import type { ShownLine } from './logText';

interface LogLineProps {
  readonly line: ShownLine;
  /** The line that was navigated to. */
  readonly isCurrent?: boolean;
  /** Shows its place on the timeline; absent when it has none. */
  readonly onJump?: (() => void) | undefined;
}

/** One line of a log; a JSON line expands to the whole object. */
export function LogLine({ line, isCurrent = false, onJump }: LogLineProps) {
  const { time, level, text, isPlatform, json, raw } = line;
  const classes = ['log-line'];
  if (isPlatform) classes.push('platform');
  if (level !== undefined) classes.push(`level-${level}`);
  if (isCurrent) classes.push('current');
  return (
    <div class={classes.join(' ')}>
      <span class="log-time">{time}</span>
      <span class="log-level">{level === undefined ? '' : level.toUpperCase()}</span>
      {json === undefined ? (
        <span class="log-text" title={isPlatform ? raw : undefined}>
          {text}
        </span>
      ) : (
        <details class="log-text log-json">
          <summary>{text}</summary>
          <JsonText text={json} />
        </details>
      )}
      <span class="log-actions">
        {onJump !== undefined && <IconButton icon="target" label="Show on the timeline" onClick={onJump} />}
        <CopyButton what="line" text={raw} />
      </span>
    </div>
  );
}
