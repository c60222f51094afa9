import * as vscode from 'vscode';
import { responseScheme } from '../../ids';
import { registerCommands } from '../commands/registerCommands';
import { compareCommands } from './compareSent';
import { copyCommands } from './copyCall';
import { offerEventRemedies } from './eventRemedies';
import { historyCommands } from './historyCommands';
import { invokeCommands } from './invokeCommands';
import type { InvokeNeeds } from './sendNeeds';
import { RunningStatus } from './tree/runningStatus';

/** The view **Invocations**, the status bar's item and the commands that send, show and compare invocations. */
export function registerInvocations(needs: InvokeNeeds): vscode.Disposable {
  const { sending, history, panels } = needs;
  const { store, sent, invocationTree, resolveInvocation } = history;
  return vscode.Disposable.from(
    sending.follower,
    invocationTree,
    new RunningStatus(store),
    offerEventRemedies(sending),
    vscode.workspace.registerTextDocumentContentProvider(responseScheme, sent),
    registerCommands({
      ...invokeCommands(needs),
      ...historyCommands({ history, panels, stopWaiting: (id) => sending.sender.cancel(id) }),
      ...compareCommands(history),
      ...copyCommands({ store, connections: sending.connections, resolveInvocation }),
    }),
  );
}
