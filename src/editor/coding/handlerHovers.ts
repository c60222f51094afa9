import * as vscode from 'vscode';
import { functionFigures } from '../../explorer/figures/functionFigures';
import { hoverText } from '../../explorer/figures/hoverText';
import type { InvocationStore } from '../../invocations/invocationStore';
import { commandTo } from '../commands/commandTo';
import type { HandlerSources } from '../functions/open/openHandler';
import { factsMarkdown } from '../sinks/labels';
import { handlersIn } from './handlersIn';

/** Figures of a function, shown over its handler's name. From templates and history: no connection is asked. */
export class HandlerHovers implements vscode.HoverProvider {
  constructor(
    private readonly sources: HandlerSources,
    private readonly store: InvocationStore,
    private readonly connectionId: () => string,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const handlers = (await handlersIn(document, this.sources)).filter(({ line }) => line === position.line);
    const shown = handlers.flatMap(({ declared: { name, handler } }) => {
      const range = nameAt(document, position, handler);
      const target = { connectionId: this.connectionId(), functionName: name, qualifier: undefined };
      const text = hoverText(functionFigures(this.store.all(), target, Date.now()));
      if (range === undefined || text === undefined) return [];
      const invocations = text.invocations.map(({ title, invocationId }) =>
        commandTo('showInvocation', title, { invocationId }),
      );
      // Only a click asks a connection.
      const links = [...invocations, commandTo('findFailed', 'What Failed Lately?', { target })];
      return [{ range, markdown: factsMarkdown({ heading: name, text: '', facts: text.facts, links }) }];
    });
    const [first] = shown;
    if (first === undefined) return undefined;
    return new vscode.Hover(
      shown.map(({ markdown }) => markdown),
      first.range,
    );
  }
}

/** The handler's name under the mouse; any word of the line where the line does not name it, as `export default` does. */
function nameAt(document: vscode.TextDocument, position: vscode.Position, handler: string): vscode.Range | undefined {
  const range = document.getWordRangeAtPosition(position);
  const name = handler.split('.').at(-1) ?? handler;
  const isNamed = new RegExp(`\\b${name.replaceAll(/\W/g, '\\$&')}\\b`).test(document.lineAt(position.line).text);
  if (range === undefined || !isNamed) return range;
  return document.getText(range) === name ? range : undefined;
}
