import * as vscode from 'vscode';
import { doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { commandTo } from '../commands/commandTo';
import type { RecordNeeds } from './recordNeeds';

/** The function of this workspace that `target` is, wherever that is deployed, as Local runs it. Fails with a sentence. */
export async function localTarget(
  { functionName }: FunctionTarget,
  { sending: { connections }, declared }: Pick<RecordNeeds, 'sending' | 'declared'>,
): Promise<Outcome<FunctionTarget>> {
  if (!vscode.workspace.isTrusted) {
    const manage = { title: 'Manage Workspace Trust', command: 'workbench.trust.manage' };
    return failed('Trust this workspace to invoke its functions on this machine.', manage);
  }
  const found = await declared.find(functionName);
  if (found === undefined) {
    return failed(`No template in this workspace declares ${functionName}. Open the folder with its source.`);
  }
  const local = connections.all().find(({ spec }) => spec.kind === 'local');
  if (local === undefined) {
    return failed('There is no local connection.', commandTo('addConnection', 'Add Connection'));
  }
  return doneWith({ connectionId: local.id, functionName: found.name, qualifier: undefined });
}
