import { clockDate } from '../../model/base/clockTime';
import { formatDuration, formatSpan } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import { parseExecutionArn } from '../../model/durable/executionArn';
import { executionTraceId } from '../../model/durable/executionTraceId';
import type { Operation } from '../../model/durable/operation';
import { executionShares, type TimeShare } from '../../trace/durable/executionShares';
import type { Fact } from '../header/facts';
import type { Figure } from '../header/figures';
import type { ExecutionPicture } from './useExecution';

/** The header's quiet line: where the time went, and how much there was to do. */
export function executionFigures({ tree }: ExecutionPicture): readonly Figure[] {
  const { totals, invocations, operations } = tree;
  const figures = executionShares(totals)
    .filter(({ part, ms }) => part !== 'replayed' || ms > 0)
    .map(({ part, ms, percent }) => ({
      label: shareLabels[part],
      text: `${shareTexts[part]} ${formatSpan(ms)}, ${percent} %`,
    }));
  const billed =
    totals.billedMs === 0
      ? []
      : [
          {
            label: 'Sum of the invocations, each rounded up; without init',
            text: `billed ${formatDuration(totals.billedMs)}`,
          },
        ];
  const counts = [
    { label: 'Operations', text: plural(countOf(operations), 'operation') },
    { label: 'Invocations', text: plural(invocations.length, 'invocation') },
  ];
  return [...figures, ...billed, ...counts];
}

const shareTexts: Readonly<Record<TimeShare['part'], string>> = {
  ran: 'ran',
  replayed: 'replayed',
  waited: 'waited',
};

const shareLabels: Readonly<Record<TimeShare['part'], string>> = {
  ran: 'Time in which the function did something new',
  replayed: 'Time in which the function repeated what it had done, with the results of then',
  waited: 'Time in which nothing ran',
};

/** All operations, those within others too. */
export function countOf(operations: readonly Operation[]): number {
  let count = 0;
  const left = [...operations];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    count += 1;
    left.push(...next.children);
  }
  return count;
}

/** What the header's line has no room for. */
export function executionFacts({ execution, tree }: ExecutionPicture): readonly Fact[] {
  const { description, executionArn } = execution;
  const reference = parseExecutionArn(executionArn ?? '');
  const traceId = executionTraceId(description?.traceHeader);
  const timeoutSeconds = description?.timeoutSeconds ?? tree.timeoutSeconds;
  const facts: readonly (Fact | undefined)[] = [
    { label: 'Started', value: clockDate(tree.startMs) },
    tree.endMs === undefined ? undefined : { label: 'Ended', value: clockDate(tree.endMs) },
    timeoutSeconds === undefined ? undefined : { label: 'Execution timeout', value: formatSpan(timeoutSeconds * 1000) },
    description?.retentionDays === undefined
      ? undefined
      : { label: 'History is kept', value: plural(description.retentionDays, 'day') },
    reference === undefined ? undefined : { label: 'Version', value: reference.qualifier },
    executionArn === undefined ? undefined : { label: 'Execution ARN', value: executionArn, isId: true },
    traceId === undefined ? undefined : { label: 'Trace ID', value: traceId, isId: true },
  ];
  return facts.filter((fact) => fact !== undefined);
}
