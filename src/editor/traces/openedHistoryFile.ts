import { asObject } from '../../model/base/parseObject';
import { readHistory } from '../../model/durable/readHistory';
import type { ShownExecution } from '../../protocol/shownExecution';

/**
 * The history of a durable execution in a file's text: the output of `aws lambda get-durable-execution-history`, or a list of events.
 * `undefined` for any other text. `name`: of the file.
 */
export function openedHistory(text: string, name: string): ShownExecution | undefined {
  const history = readHistory(text.replace(/^\uFEFF/, ''));
  if (history === undefined || history.length === 0) return undefined;
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const events: unknown = Array.isArray(value) ? value : asObject(value)?.Events;
  return {
    origin: name,
    source: 'file',
    executionArn: undefined,
    description: undefined,
    events: Array.isArray(events) ? events.map((event) => JSON.stringify(event)) : [],
    following: 'ended',
    notice: undefined,
  };
}
