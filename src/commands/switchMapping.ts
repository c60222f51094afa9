import * as vscode from 'vscode';
import type { EventSourceMapping } from '../model/eventSourceMapping';
import type { RequestResult } from '../protocol/requestChannel';
import { nameOfSource } from '../triggers/nameOfSource';
import { confirmChange, refusedFor } from '../views/confirmChange';
import type { FunctionNode } from '../views/functionNodes';
import type { CommandContext } from './commandContext';
import { functionUnder, subjectUnder } from './functionUnder';
import { pickMapping } from './pickMapping';
import { showRefusal } from './showRefusal';

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
): Promise<RequestResult> {
  const refused = refusedFor(connection);
  if (refused !== undefined) return { error: refused };
  const source = nameOfSource(settings.source);
  const isConfirmed = await confirmChange(connection, lambda.arn, {
    question: isEnabled
      ? vscode.l10n.t('Enable the event source mapping from {0} to {1}?', source, target.functionName)
      : vscode.l10n.t('Disable the event source mapping from {0} to {1}?', source, target.functionName),
    action: isEnabled ? vscode.l10n.t('Enable') : vscode.l10n.t('Disable'),
    changes: [[vscode.l10n.t('State'), state, isEnabled ? 'Enabled' : 'Disabled']],
    remark: isEnabled
      ? vscode.l10n.t('Lambda begins to poll where it stopped: what is still there comes at once.')
      : vscode.l10n.t('Lambda stops polling. Records stay in the source, and are lost when it no longer keeps them.'),
  });
  if (!isConfirmed) return 'ok';
  const after = await connection.editor.setMappingEnabled(uuid, isEnabled, new AbortController().signal);
  return after.ok ? 'ok' : { error: after.failure.message };
}
