import { statusText } from '../../explorer/executions/executionChoice';
import { rowTime } from '../../explorer/rowTexts';
import { executionsOfTrace, type TracedRun } from '../../invocations/executions/executionsOfTrace';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import { showQuickPick } from '../sinks/quickInput';

/** The ARN of the execution that a run in a trace is of; where it may be one of several, the user picks. */
export async function pickExecutionOfTrace(connection: Connection, run: TracedRun): Promise<Outcome<string>> {
  const found = await executionsOfTrace(connection, run, noDeadline());
  if (!found.ok) return failed(found.failure.message);
  const [only, ...others] = found.value;
  if (only === undefined) return failed(`No durable execution of ${run.functionName} was found for this trace.`);
  if (others.length === 0) return doneWith(only.arn);
  const items = found.value.map(({ arn, name, status, startMs }) => ({
    label: name,
    description: `${statusText(status)} · ${rowTime(startMs, Date.now())}`,
    arn,
  }));
  const placeHolder = `Select an execution of ${run.functionName}`;
  const picked = await showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked === undefined ? canceled : doneWith(picked.arn);
}
