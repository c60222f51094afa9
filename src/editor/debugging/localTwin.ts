import * as vscode from 'vscode';
import { doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { commandTo } from '../commands/commandTo';
import type { Connections } from '../connections/connections';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import { findDebugger } from './findDebugger';

/** A function of the workspace as Local runs it. */
export interface LocalTwin {
  readonly target: FunctionTarget;
  readonly declared: DeclaredFunction;
}

/**
 * The function of this workspace that `target` is, wherever that is deployed, ready to be debugged on this machine. Fails with a
 * sentence where the workspace is not trusted or has no such function, or VS Code has no debugger for it.
 */
export async function localTwin(
  { functionName }: FunctionTarget,
  { connections, declared }: { readonly connections: Connections; readonly declared: DeclaredFunctions },
): Promise<Outcome<LocalTwin>> {
  if (!vscode.workspace.isTrusted) {
    const manage = { title: 'Manage Workspace Trust', command: 'workbench.trust.manage' };
    return failed('Trust this workspace to debug its functions on this machine.', manage);
  }
  const found = await declared.find(functionName);
  if (found === undefined) {
    return failed(
      `No template in this workspace declares ${functionName}. Open the folder with its source to debug it.`,
    );
  }
  const local = connections.all().find(({ spec }) => spec.kind === 'local');
  if (local === undefined) {
    return failed('Debugging requires a local connection.', commandTo('addConnection', 'Add Connection'));
  }
  const ready = findDebugger(functionName, found.runtime);
  if (ready.kind !== 'done') return ready;
  return doneWith({
    target: { connectionId: local.id, functionName: found.name, qualifier: undefined },
    declared: found,
  });
}
