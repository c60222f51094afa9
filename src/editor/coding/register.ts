import * as vscode from 'vscode';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { PanelContent } from '../../invocations/panel/panelContent';
import { done } from '../../model/base/outcome';
import { registerCommands } from '../commands/registerCommands';
import type { HandlerSources } from '../functions/open/openHandler';
import { HandlerHovers } from './handlerHovers';
import { handlerLanguages } from './handlerLenses';
import { CodeMarks } from './marks/codeMarks';
import { markContent, markRuns } from './marks/markRuns';

interface CodingNeeds {
  readonly store: InvocationStore;
  readonly handlers: HandlerSources;
  /** What a user opens in a panel. */
  readonly onDidShow: vscode.Event<PanelContent>;
  /** The connection that functions of the workspace are invoked on. */
  readonly connectionId: () => string;
}

/** Shows run results in the code: errors and downstream calls at their lines, figures above handlers. */
export function registerCoding({ store, handlers, onDidShow, connectionId }: CodingNeeds): vscode.Disposable {
  const marks = new CodeMarks(handlers);
  return vscode.Disposable.from(
    marks,
    markRuns(store, marks),
    vscode.languages.registerHoverProvider(handlerLanguages, new HandlerHovers(handlers, store, connectionId)),
    onDidShow((content) => markContent(content, marks)),
    registerCommands({
      clearDiagnostics: async () => {
        marks.clearAll();
        return done;
      },
    }),
  );
}
