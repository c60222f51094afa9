import { statusText } from '../../explorer/executions/executionChoice';
import { readWholeHistory } from '../../invocations/executions/readWholeHistory';
import { clockDate } from '../../model/base/clockTime';
import { formatSpan } from '../../model/base/duration';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import { parseExecutionArn } from '../../model/durable/executionArn';
import { noExecutionFilter } from '../../model/durable/executionDirectory';
import type { ComparedExecution } from '../../protocol/shownExecution';
import { showQuickPick } from '../sinks/quickInput';

/** Reads the execution to compare with: the given one, or one of the newest of the same function that the user picks. */
export async function compareExecution(
  connection: Connection,
  executionArn: string,
  otherArn: string | undefined,
): Promise<Outcome<ComparedExecution>> {
  const arn = otherArn ?? (await pickOther(connection, executionArn));
  if (typeof arn !== 'string') return arn;
  const name = parseExecutionArn(arn)?.name;
  if (name === undefined) return failed('This is not the ARN of a durable execution.');
  const events = await readWholeHistory(connection.durable, arn, noDeadline());
  return events.ok ? doneWith({ executionArn: arn, name, events: events.value }) : failed(events.failure.message);
}

async function pickOther(connection: Connection, executionArn: string): Promise<Outcome<never> | string> {
  const functionName = parseExecutionArn(executionArn)?.functionName ?? '';
  const listed = await connection.executionDirectory.list(functionName, noExecutionFilter, undefined, noDeadline());
  if (!listed.ok) return failed(listed.failure.message);
  const items = listed.value.executions
    .filter(({ arn }) => arn !== executionArn)
    .map(({ arn, name, status, startMs, endMs }) => ({
      label: name,
      description: [
        statusText(status),
        clockDate(startMs),
        endMs === undefined ? undefined : formatSpan(endMs - startMs),
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
      arn,
    }));
  if (items.length === 0) return failed(`${functionName} has no other execution.`);
  const placeHolder = `Select an execution of ${functionName} to compare with`;
  return (await showQuickPick(items, { placeHolder, matchOnDescription: true }))?.arn ?? canceled;
}
