import type { FunctionTriggers } from '../../src/triggers/collectTriggers';
import { type DescribedErrorBehavior, type DescribedTrigger, modelWords } from '../../src/triggers/described';
import { describeErrorBehavior } from '../../src/triggers/describeErrorBehavior';
import { describeNotShown, describeTrigger } from '../../src/triggers/describeTrigger';
import type { ErrorBehavior } from '../../src/triggers/errorBehavior';

/** The two nodes below a function with all that is known: icon, name, what stands beside it, and the remarks below. */
export function renderTriggers({ triggers, problem, notShown }: FunctionTriggers): string {
  const rows = triggers.map(describeTrigger).map(renderTrigger);
  const problems = problem === undefined ? [] : [`  ! ${problem}\n`];
  return ['Triggers\n', ...problems, ...rows, `  ? ${describeNotShown(notShown)}\n`].join('');
}

export function renderErrorBehavior(behavior: ErrorBehavior): string {
  return ['Error behavior\n', ...describeErrorBehavior(behavior).map(renderBehavior)].join('');
}

function renderTrigger({ name, icon, model, status, source, onError, remarks }: DescribedTrigger): string {
  const parts = [
    model === undefined ? undefined : modelWords[model],
    status,
    source?.arn ?? source?.name,
    onError === undefined ? undefined : `on error, ${onError}`,
  ];
  return renderRow(icon, name, parts, remarks);
}

function renderBehavior({ about, service, source, icon, status, summary, remarks }: DescribedErrorBehavior): string {
  const name = about.kind === 'mapping' ? `${service}: ${source}` : modelWords[about.kind];
  return renderRow(icon, name, [status, summary], remarks);
}

function renderRow(
  icon: string,
  label: string,
  parts: readonly (string | undefined)[],
  remarks: readonly string[],
): string {
  const beside = parts.filter((part) => part !== undefined).join(' · ');
  return [`  (${icon}) ${label}  ${beside}`, ...remarks.map((line) => `      ${line}`)]
    .map((one) => `${one}\n`)
    .join('');
}
