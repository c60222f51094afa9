import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import { nameOfSource } from '../../triggers/nameOfSource';
import type { CommandContext } from '../commandContext';
import { showRefusal } from '../prompts/showRefusal';
import { confirmChange, refusedFor } from './confirmChange';
import { functionUnder, subjectUnder } from './functionUnder';
import { pickMapping } from './pickMapping';
import type { FunctionNode } from './tree/functionNodes';

/** Turns polling of an event source mapping on or off, after a confirmation that says what becomes of the records. */
export async function switchMapping(context: CommandContext, argument: unknown, isEnabled: boolean): Promise<void> {
  const subject = subjectUnder(argument);
  const node = functionUnder(argument);
  const chosen =
    node !== undefined && subject?.kind === 'mapping'
      ? { node, mapping: subject.mapping }
      : await pickMapping(context, argument, isEnabled);
  if (chosen === undefined) return;
  await showRefusal(change(chosen.node, chosen.mapping, isEnabled));
  context.functionTree.refresh(chosen.node);
}

async function change(
  { connection, target, function: lambda }: FunctionNode,
  { uuid, state, settings }: EventSourceMapping,
  isEnabled: boolean,
): Promise<Outcome> {
  const refused = refusedFor(connection);
  if (refused !== undefined) return failed(refused);
  const source = nameOfSource(settings.source);
  const isConfirmed = await confirmChange(connection, lambda.arn, {
    question: isEnabled
      ? `Enable the event source mapping from ${source} to ${target.functionName}?`
      : `Disable the event source mapping from ${source} to ${target.functionName}?`,
    action: isEnabled ? 'Enable' : 'Disable',
    changes: [['State', state, isEnabled ? 'Enabled' : 'Disabled']],
    remark: isEnabled
      ? 'Lambda begins to poll where it stopped: what is still there comes at once.'
      : 'Lambda stops polling. Records stay in the source, and are lost when it no longer keeps them.',
  });
  if (!isConfirmed) return canceled;
  const after = await connection.editor.setMappingEnabled(uuid, isEnabled, new AbortController().signal);
  return after.ok ? done : failed(after.failure.message);
}
