import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Invocation } from '../../model/invocation/invocation';
import type { Trace } from '../../trace/parse/trace';
import { buildWaterfall } from '../../trace/rows/buildWaterfall';
import { usePanel } from '../panelContext';
import { CopyButton } from '../parts/CopyButton';
import { IconButton } from '../parts/IconButton';
import { Notice } from '../parts/Notice';
import { linesOfLevel, matchesIn } from './findLines';
import { LevelSelect } from './LevelSelect';
import { chunkLines, LogChunk } from './LogChunk';
import { LogSearch } from './LogSearch';
import { lineAt } from './lineAt';
import { shownLog } from './logGroups';
import type { LogLevel } from './logLevel';
import type { ShownLine } from './logText';
import { NoLog } from './NoLog';
import { rowAt } from './rowAt';

/** The Logs view: lines by attempt, with search, levels, and links to the timeline. */
export function LogView({ invocation, trace }: { readonly invocation: Invocation; readonly trace: Trace | undefined }) {
  const { viewState, updateViewState, announce } = usePanel();
  const log = useMemo(() => shownLog(invocation), [invocation]);
  const [level, setLevel] = useState<LogLevel>();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const groups = useMemo(
    () => (log?.groups ?? []).map(({ title, lines }) => ({ title, lines: linesOfLevel(lines, level) })),
    [log, level],
  );
  const all = useMemo(() => groups.flatMap(({ lines }) => lines), [groups]);
  const found = useMemo(() => matchesIn(all, text), [all, text]);
  const { logAtMs } = viewState;
  const current = useMemo(() => {
    if (found.length > 0) return all[found[at % found.length] ?? 0];
    return logAtMs === undefined ? undefined : lineAt(all, logAtMs);
  }, [all, found, at, logAtMs]);
  const waterfall = useMemo(() => (trace === undefined ? undefined : buildWaterfall(trace)), [trace]);
  useEffect(() => {
    list.current?.querySelector('.log-line.current')?.scrollIntoView({ block: 'center' });
  }, [current]);

  if (log === undefined) return <NoLog invocation={invocation} />;
  const step = (by: number) => {
    if (found.length === 0) return;
    const next = (at + by + found.length) % found.length;
    setAt(next);
    announce(`${next + 1} of ${found.length}`);
  };
  const jump = (line: ShownLine) => {
    if (line.atMs === undefined || waterfall === undefined) return undefined;
    const row = rowAt(waterfall.rows, line.atMs - waterfall.startMs);
    return row === undefined ? undefined : () => updateViewState({ view: 'timeline', selectedRow: row.id });
  };
  return (
    <>
      <div class="view-tools">
        <LogSearch
          text={text}
          found={found.length}
          current={found.length === 0 ? 0 : at % found.length}
          onSearch={(next) => {
            setText(next);
            setAt(0);
            if (next !== '' && logAtMs !== undefined) updateViewState({ logAtMs: undefined });
          }}
          onStep={step}
        />
        <LevelSelect level={level} onChange={setLevel} />
        <IconButton
          icon="word-wrap"
          label="Wrap long lines"
          isPressed={viewState.wrapsLog}
          onClick={() => updateViewState({ wrapsLog: !viewState.wrapsLog })}
        />
        <CopyButton what="log" text={log.text} />
      </div>
      {log.isTail && <Notice icon="info">These are the last 4 KB of the log, returned with the response.</Notice>}
      <div class={viewState.wrapsLog ? 'log' : 'log unwrapped'} ref={list}>
        {groups.map(({ title, lines }, index) => (
          <div key={title ?? index} class="log-group">
            {title !== undefined && <h3>{title}</h3>}
            <div class="log-lines whole">
              {chunksOf(lines).map((chunk, place) => (
                <LogChunk key={place} lines={chunk} current={current} onJump={jump} />
              ))}
            </div>
            {lines.length === 0 && <p class="view-note">No lines at this level.</p>}
          </div>
        ))}
      </div>
    </>
  );
}

function chunksOf(lines: readonly ShownLine[]): readonly (readonly ShownLine[])[] {
  const count = Math.ceil(lines.length / chunkLines);
  return Array.from({ length: count }, (_, index) => lines.slice(index * chunkLines, (index + 1) * chunkLines));
}
