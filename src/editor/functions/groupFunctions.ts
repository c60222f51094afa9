import * as vscode from 'vscode';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import type { Grouping } from '../../model/function/groupFunctions';
import { showQuickPick } from '../sinks/quickInput';
import type { FunctionView } from './functionView';
import { pickTagKey } from './pickTag';

/** Groups functions by stack, runtime or a tag, or lists them by name. */
export async function groupFunctions(context: FunctionView): Promise<Outcome> {
  const { grouping } = context.explorer.choices;
  const item = (label: string, description: string, by: Grouping['by']) => ({
    label,
    ...(by === grouping.by ? { iconPath: new vscode.ThemeIcon('check') } : {}),
    description,
    by,
  });
  const picked = await showQuickPick(
    [
      item('None', 'by name', 'none'),
      item('CloudFormation stack', 'includes SAM and CDK stacks', 'stack'),
      item('Runtime', '', 'runtime'),
      item('Tag…', '', 'tag'),
    ],
    { placeHolder: 'Group functions by' },
  );
  if (picked === undefined) return canceled;
  if (picked.by !== 'tag') {
    await context.explorer.choices.setGrouping({ by: picked.by });
    return done;
  }
  const key = await pickTagKey(context);
  if (key === undefined) return canceled;
  await context.explorer.choices.setGrouping({ by: 'tag', key });
  return done;
}
