import * as vscode from 'vscode';
import { HandlerLenses, handlerLanguages } from '../coding/handlerLenses';
import type { CommandContext } from '../commandContext';
import { registerCommands } from '../commands/registerCommands';
import { withContext } from '../withContext';
import { addFavorite } from './addFavorite';
import { clearFilter } from './clearFilter';
import { copyArn } from './copyArn';
import { copySource } from './copySource';
import { disableMapping } from './disableMapping';
import { disableTracing } from './disableTracing';
import { editEventConfig } from './editEventConfig';
import { enableMapping } from './enableMapping';
import { enableTracing } from './enableTracing';
import { filterFunctions } from './filterFunctions';
import { findFunction } from './findFunction';
import { groupFunctions } from './groupFunctions';
import { loadMore } from './loadMore';
import { openConsole } from './openConsole';
import { openHandler } from './openHandler';
import { openLogGroup } from './openLogGroup';
import { refresh } from './refresh';
import { removeFavorite } from './removeFavorite';
import { stopLoading } from './stopLoading';

/** The view **Functions**, the lenses over handlers and the commands about functions. */
export function registerFunctions(context: CommandContext): vscode.Disposable {
  const run = withContext(context);
  const { connections, functionTree, declared, files, store, choices } = context;
  const lenses = new HandlerLenses(declared, files, store, () => connections.workspaceConnectionId());
  return vscode.Disposable.from(
    functionTree,
    choices,
    declared,
    lenses,
    connections.onDidPause((untilMs) => functionTree.pause(untilMs)),
    connections.onDidRenewCredentials(() => functionTree.retryCredentials()),
    vscode.languages.registerCodeLensProvider(handlerLanguages, lenses),
    registerCommands({
      addFavorite: run(addFavorite),
      clearFilter: run(clearFilter),
      copyArn: run(copyArn),
      copySource: run(copySource),
      disableMapping: run(disableMapping),
      disableTracing: run(disableTracing),
      editEventConfig: run(editEventConfig),
      enableMapping: run(enableMapping),
      enableTracing: run(enableTracing),
      filterFunctions: run(filterFunctions),
      findFunction: run(findFunction),
      groupFunctions: run(groupFunctions),
      loadMore: run(loadMore),
      openConsole: run(openConsole),
      openHandler: run(openHandler),
      openLogGroup: run(openLogGroup),
      refresh: run(refresh),
      removeFavorite: run(removeFavorite),
      stopLoading: run(stopLoading),
    }),
  );
}
