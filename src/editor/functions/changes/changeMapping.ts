import { noDeadline } from '../../../model/base/noDeadline';
import { canceled, done, failed, type Outcome } from '../../../model/base/outcome';
import type { EventSourceMapping } from '../../../model/function/eventSourceMapping';
import { nameOfSource } from '../../../triggers/nameOfSource';
import type { FunctionNode } from '../tree/functionNodes';
import { type ChangeDialogs, protectionOf } from './proposedChange';

const texts = {
  Enabled: {
    action: 'Enable',
    remark: 'Lambda resumes polling where it stopped. Records that are still in the source are processed.',
  },
  Disabled: {
    action: 'Disable',
    remark: 'Lambda stops polling. Records stay in the source until its retention period ends.',
  },
} as const;

/** Enables or disables an event source mapping once the user has confirmed. */
export async function changeMapping(
  { connection, target, function: lambda }: FunctionNode,
  { uuid, state, settings }: EventSourceMapping,
  wanted: keyof typeof texts,
  { confirm }: Pick<ChangeDialogs, 'confirm'>,
): Promise<Outcome> {
  const protection = protectionOf(connection);
  if (protection !== undefined) return failed(protection);
  const { action, remark } = texts[wanted];
  const isConfirmed = await confirm(connection, lambda.arn, {
    question: `${action} the event source mapping from ${nameOfSource(settings.source)} to ${target.functionName}?`,
    action,
    changes: [['State', state, wanted]],
    remark,
  });
  if (!isConfirmed) return canceled;
  const signal = noDeadline();
  const after = await connection.editor.setMappingEnabled(uuid, wanted === 'Enabled', signal);
  return after.ok ? done : failed(after.failure.message);
}
