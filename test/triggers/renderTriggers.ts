import type { FunctionTriggers } from '../../src/triggers/collectTriggers';
import type { Described } from '../../src/triggers/described';
import { describeErrorBehavior } from '../../src/triggers/describeErrorBehavior';
import { describeNotShown, describeTrigger } from '../../src/triggers/describeTrigger';
import type { ErrorBehavior } from '../../src/triggers/errorBehavior';

/** The two nodes below a function, as its tree shows them: icon, label, description, and the lines below. */
export function renderTriggers({ triggers, problem, notShown }: FunctionTriggers): string {
  const rows = triggers.map(describeTrigger).map(renderRow);
  const problems = problem === undefined ? [] : [`  ! ${problem}\n`];
  return ['Triggers\n', ...problems, ...rows, `  ? ${describeNotShown(notShown)}\n`].join('');
}

export function renderErrorBehavior(behavior: ErrorBehavior): string {
  return ['Error behavior\n', ...describeErrorBehavior(behavior).map(renderRow)].join('');
}

function renderRow({ label, description, icon, lines }: Described): string {
  return [`  (${icon}) ${label}  ${description}`, ...lines.map((line) => `      ${line}`)]
    .map((one) => `${one}\n`)
    .join('');
}
