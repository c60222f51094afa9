import * as vscode from 'vscode';
import type { ViewNode } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import { HandlerLenses, handlerLanguages } from '../coding/handlerLenses';
import { registerCommands } from '../commands/registerCommands';
import { changeDialogs } from './changes/changeDialogs';
import { functionChanges } from './changes/functionChanges';
import { filterFunctions } from './filterFunctions';
import { findFunction } from './findFunction';
import { functionUnder, nodeOf } from './functionUnder';
import type { FunctionView } from './functionView';
import { groupFunctions } from './groupFunctions';
import { loadMore } from './loadMore';
import { openCommands } from './open/openCommands';
import type { HandlerSources } from './open/openHandler';
import type { ResolveFunction } from './resolveFunction';
import type { ResolveMapping } from './resolveMapping';
import { runProjectAction } from './runProjectAction';
import { stopLoading } from './stopLoading';

interface FunctionNeeds {
  readonly view: FunctionView;
  readonly handlers: HandlerSources;
  readonly resolveFunction: ResolveFunction;
  readonly resolveMapping: ResolveMapping;
}

/** The view **Functions**, the lenses over handlers and the commands about functions. */
export function registerFunctions({
  view,
  handlers,
  resolveFunction,
  resolveMapping,
}: FunctionNeeds): vscode.Disposable {
  const { connections, explorer, functionTree, store } = view;
  const { choices } = explorer;
  const { declared, files } = handlers;
  const lenses = new HandlerLenses(declared, files, store, () => connections.workspaceConnectionId());
  const setFavorite =
    (isFavorite: boolean) =>
    async (argument: Parameters<ResolveFunction>[0]): Promise<Outcome> => {
      const resolved = await resolveFunction(argument);
      if (resolved.kind !== 'done') return resolved;
      await choices.setFavorite(resolved.value.target, isFavorite);
      return done;
    };
  const refresh = async (node: ViewNode | undefined): Promise<Outcome> => {
    functionTree.refresh(nodeOf(node));
    return done;
  };
  return vscode.Disposable.from(
    functionTree,
    explorer,
    declared,
    lenses,
    connections.onDidPause((untilMs) => functionTree.pause(untilMs)),
    connections.onDidRenewCredentials(() => explorer.retryCredentials()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => explorer.reload()),
    vscode.languages.registerCodeLensProvider(handlerLanguages, lenses),
    registerCommands({
      ...functionChanges({
        connections,
        resolveFunction,
        resolveMapping,
        dialogs: changeDialogs,
        reread: async (target, argument) => {
          const node = functionUnder(argument);
          if (node === undefined) await functionTree.reread(target);
          else functionTree.refresh(node);
        },
      }),
      ...openCommands({
        connections,
        resolveFunction,
        handlers,
        listed: (target) => explorer.find(target),
      }),
      addFavorite: setFavorite(true),
      removeFavorite: setFavorite(false),
      filterFunctions: () => filterFunctions(view),
      clearFilter: async () => {
        await choices.setFilter({});
        return done;
      },
      groupFunctions: () => groupFunctions(view),
      findFunction: () => findFunction(view),
      loadMore: (argument) => loadMore(argument, view),
      stopLoading: (argument) => stopLoading(argument, view),
      runProjectAction: (projectFile) => runProjectAction(projectFile, handlers),
      refresh,
      retry: refresh,
      manageTrust: async () => {
        await vscode.commands.executeCommand('workbench.trust.manage');
        return done;
      },
    }),
  );
}
