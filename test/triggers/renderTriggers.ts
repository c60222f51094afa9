import type { FunctionTriggers } from '../../src/triggers/collectTriggers';
import type { Described } from '../../src/triggers/described';
import { describeErrorBehaviour } from '../../src/triggers/describeErrorBehaviour';
import { describeNotShown, describeTrigger } from '../../src/triggers/describeTrigger';
import type { ErrorBehaviour } from '../../src/triggers/errorBehaviour';

/** The two nodes below a function, as its tree shows them: icon, label, description, and the lines below. */
export function renderTriggers({ triggers, problem, notShown }: FunctionTriggers): string {
  const rows = triggers.map(describeTrigger).map(renderRow);
  const problems = problem === undefined ? [] : [`  ! ${problem}\n`];
  return ['Triggers\n', ...problems, ...rows, `  ? ${describeNotShown(notShown)}\n`].join('');
}

export function renderErrorBehaviour(behaviour: ErrorBehaviour): string {
  return ['Error behaviour\n', ...describeErrorBehaviour(behaviour).map(renderRow)].join('');
}

function renderRow({ label, description, icon, lines }: Described): string {
  return [`  (${icon}) ${label}  ${description}`, ...lines.map((line) => `      ${line}`)]
    .map((one) => `${one}\n`)
    .join('');
}
