import * as vscode from 'vscode';
import type { Grouping } from '../../model/function/groupFunctions';
import type { CommandContext } from '../commandContext';
import { pickTagKey } from './pickTag';

/** Puts the functions together by stack, runtime or a tag, or lists them as they are. */
export async function groupFunctions(context: CommandContext): Promise<void> {
  const { grouping } = context.choices;
  const item = (label: string, description: string, by: Grouping['by']) => ({
    label: by === grouping.by ? `$(check) ${label}` : label,
    description,
    by,
  });
  const picked = await vscode.window.showQuickPick(
    [
      item('None', 'by name', 'none'),
      item('CloudFormation stack', 'SAM and CDK make stacks, too', 'stack'),
      item('Runtime', '', 'runtime'),
      item('Tag…', '', 'tag'),
    ],
    { placeHolder: 'Group functions by what?' },
  );
  if (picked === undefined) return;
  if (picked.by !== 'tag') return context.choices.setGrouping({ by: picked.by });
  const key = await pickTagKey(context);
  if (key !== undefined) await context.choices.setGrouping({ by: 'tag', key });
}
