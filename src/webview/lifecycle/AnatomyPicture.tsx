import { useRef } from 'preact/hooks';
import type { RunAnatomy } from '../../trace/measure/phases';
import { useWidth } from '../useWidth';
import { layOutAnatomy, responseText } from './layOutAnatomy';

/** One run as one bar: its phases, and over the same axis who waited, what is billed and how long the environment was busy. */
export function AnatomyPicture({ run }: { readonly run: RunAnatomy }) {
  const ref = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(ref);
  const drawn = widthPx === 0 ? undefined : layOutAnatomy(run, widthPx);
  const hasFailed = run.outcome === 'functionError' || run.outcome === 'timedOut';
  return (
    <div class="anatomy-picture" ref={ref} aria-hidden="true">
      {drawn !== undefined && (
        <>
          {drawn.response !== undefined && (
            <div class="anatomy-response">
              <span class="anatomy-text" style={{ transform: `translateX(${drawn.response.textPx}px)` }}>
                {responseText}
              </span>
              <span class="anatomy-arrow" style={{ transform: `translateX(${drawn.response.atPx - 4}px)` }} />
            </div>
          )}
          <div class="anatomy-lane">
            {drawn.phases.map(({ phase, fromPx, widthPx: width, text }) => (
              <div
                key={`${phase.kind}-${phase.startMs}`}
                class={phaseClass(phase.kind, phase.isRunning, hasFailed)}
                style={{ transform: `translateX(${fromPx}px)`, width: `${width}px` }}
              >
                {text !== '' && <span>{text}</span>}
              </div>
            ))}
          </div>
          {drawn.brackets.map(({ key, fromPx, widthPx: width, text, textPx }) => (
            <div class={`anatomy-bracket ${key}`} key={key}>
              <span class="anatomy-line" style={{ transform: `translateX(${fromPx}px)`, width: `${width}px` }} />
              <span class="anatomy-text" style={{ transform: `translateX(${textPx}px)` }}>
                {text}
              </span>
            </div>
          ))}
        </>
      )}
    </div>
  );
}

function phaseClass(kind: string, isRunning: boolean, hasFailed: boolean): string {
  const classes = ['phase', `phase-${kind}`];
  if (isRunning) classes.push('running');
  if (hasFailed && kind === 'handler') classes.push('failed');
  return classes.join(' ');
}
