import { useMemo } from 'preact/hooks';
import type { Invocation } from '../../model/invocation/invocation';
import { describeLogSearch } from '../../model/invocation/logSearch';
import { usePanel } from '../panelContext';
import { CopyButton } from '../parts/CopyButton';
import { Notice } from '../parts/Notice';
import { ScrollBox } from '../parts/ScrollBox';
import { Section } from '../parts/Section';
import { LogLine } from './LogLine';
import { type LogGroup, shownLog, withoutFirst } from './logGroups';
import { NoLog } from './NoLog';

/** Maximum number of lines shown here; the Logs view shows all. */
const maxLines = 200;

/** The end of what the function and Lambda logged for this invocation. */
export function LogSection({ invocation }: { readonly invocation: Invocation }) {
  const { updateViewState } = usePanel();
  const log = useMemo(() => shownLog(invocation), [invocation]);
  const lineCount = log?.groups.reduce((sum, { lines }) => sum + lines.length, 0) ?? 0;
  const hiddenCount = Math.max(0, lineCount - maxLines);
  const problems = invocation.problems.filter(({ source }) => source === 'logs');
  if (invocation.mode === 'DryRun') return null;
  return (
    <Section
      id="log"
      title="Log"
      summary={log?.isTail === true ? 'last 4 KB, from the response' : undefined}
      actions={log !== undefined && <CopyButton what="log" text={log.text} />}
    >
      {problems.map(({ failure }) => (
        <Notice key={failure.message} icon="warning" tone="warning">
          {failure.message}
        </Notice>
      ))}
      {invocation.logSearch !== undefined && <Notice icon="search">{describeLogSearch(invocation.logSearch)}</Notice>}
      {hiddenCount > 0 && (
        <p class="cut">
          These are the last {maxLines} lines.{' '}
          <button type="button" class="link" onClick={() => updateViewState({ view: 'logs' })}>
            Show all {lineCount}
          </button>
        </p>
      )}
      {log === undefined
        ? problems.length === 0 && <NoLog invocation={invocation} />
        : withoutFirst(log.groups, hiddenCount).map((group, index) => <Group key={group.title ?? index} {...group} />)}
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
