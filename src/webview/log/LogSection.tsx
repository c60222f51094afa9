import { useMemo } from 'preact/hooks';
import type { Invocation } from '../../model/invocation';
import { CopyButton } from '../parts/CopyButton';
import { Notice } from '../parts/Notice';
import { ScrollBox } from '../parts/ScrollBox';
import { Section } from '../parts/Section';
import { LogLine } from './LogLine';
import { type LogGroup, shownLog } from './logGroups';
import { NoLog } from './NoLog';

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

function Group({ title, lines }: LogGroup) {
  return (
    <div class="log-group">
      {title !== undefined && <h3>{title}</h3>}
      <ScrollBox class="log-lines" label={title === undefined ? 'Log lines' : `Log lines of ${title}`}>
        {lines.map((line, index) => (
          <LogLine key={index} line={line} />
        ))}
      </ScrollBox>
    </div>
  );
}
