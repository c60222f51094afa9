import { useMemo } from 'preact/hooks';
import type { Invocation } from '../../model/invocation';
import { CopyButton } from '../parts/CopyButton';
import { Notice } from '../parts/Notice';
import { ScrollBox } from '../parts/ScrollBox';
import { Section } from '../parts/Section';
import { type LogGroup, shownLog } from './logGroups';
import type { ShownLine } from './logText';

/** What the function and Lambda logged for this invocation. */
export function LogSection({ invocation }: { readonly invocation: Invocation }) {
  const log = useMemo(() => shownLog(invocation), [invocation]);
  const problems = invocation.problems.filter(({ source }) => source === 'logs');
  if (invocation.mode === 'DryRun') return null;
  return (
    <Section
      id="log"
      title="Log"
      summary={log?.isTail === true ? 'the last 4 KB, with the answer' : undefined}
      actions={log !== undefined && <CopyButton what="log" text={log.text} />}
    >
      {problems.map(({ failure }) => (
        <Notice key={failure.message} icon="warning" tone="warning">
          {failure.message}
        </Notice>
      ))}
      {log !== undefined && log.hiddenCount > 0 && (
        <Notice icon="info">{`${log.hiddenCount} earlier lines are not shown; copying the log takes them along.`}</Notice>
      )}
      {log === undefined
        ? problems.length === 0 && <NoLog invocation={invocation} />
        : log.groups.map((group, index) => <Group key={group.title ?? index} {...group} />)}
    </Section>
  );
}

function NoLog({ invocation }: { readonly invocation: Invocation }) {
  const { following, answer } = invocation;
  if (answer.kind === 'refused') return <Notice icon="info">Nothing ran, so nothing was logged.</Notice>;
  return following.kind === 'following' || answer.kind === 'waiting' ? (
    <Notice icon="loading" tone="running" isSpinning>
      Waiting for the log.
    </Notice>
  ) : (
    <Notice icon="info">No log lines were found for this invocation.</Notice>
  );
}

function Group({ title, lines }: LogGroup) {
  return (
    <div class="log-group">
      {title !== undefined && <h3>{title}</h3>}
      <ScrollBox class="log-lines" label={title === undefined ? 'Log lines' : `Log lines of ${title}`}>
        {lines.map((line, index) => (
          <Line key={index} {...line} />
        ))}
      </ScrollBox>
    </div>
  );
}

function Line({ time, level, text, isPlatform }: ShownLine) {
  const classes = ['log-line'];
  if (isPlatform) classes.push('platform');
  if (level !== undefined) classes.push(`level-${level}`);
  return (
    <div class={classes.join(' ')}>
      <span class="log-time">{time}</span>
      <span class="log-level">{level === undefined ? '' : level.toUpperCase()}</span>
      <span class="log-text">{text}</span>
    </div>
  );
}
