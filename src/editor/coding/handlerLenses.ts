import * as vscode from 'vscode';
import { functionFigures } from '../../explorer/figures/functionFigures';
import { enabledLensParts } from '../../explorer/figures/handlerLensParts';
import { settingIds } from '../../ids';
import type { InvocationStore } from '../../invocations/invocationStore';
import { peekableService } from '../../model/connection/recordSource';
import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import { readSetting } from '../commands/readSetting';
import { debuggedLanguage } from '../debugging/debuggedLanguage';
import type { HandlerSources } from '../functions/open/openHandler';
import { figureLenses } from './figureLenses';
import { handlersIn } from './handlersIn';
import { invokeLenses, sendRecordLens } from './invocationLens';

/** The languages in which handlers can be found. */
export const handlerLanguages: vscode.DocumentSelector = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
];

/** Lenses above each handler that a template of the workspace declares. From templates and history: no connection is asked. */
export class HandlerLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.didChange.event;
  private readonly subscriptions;

  constructor(
    private readonly sources: HandlerSources,
    private readonly store: InvocationStore,
    private readonly connectionId: () => string,
  ) {
    this.subscriptions = [
      store.onDidChange(() => this.didChange.fire()),
      sources.declared.onDidChange(() => this.didChange.fire()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingIds.codeLenses)) this.didChange.fire();
      }),
      this.didChange,
    ];
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const lenses: vscode.CodeLens[] = [];
    const parts = enabledLensParts(readSetting('codeLenses', document));
    for (const { declared, line } of await handlersIn(document, this.sources)) {
      const range = new vscode.Range(line, 0, line, 0);
      const target = { connectionId: this.connectionId(), functionName: declared.name, qualifier: undefined };
      const figures = functionFigures(this.store.all(), target, Date.now());
      const triggers = await this.sources.declared.triggersOf(declared.name);
      const triggerCount = triggers.length;
      const canDebug = vscode.workspace.isTrusted && debuggedLanguage(declared.runtime) !== undefined;
      if (parts.has('invoke')) lenses.push(...invokeLenses(range, { target }, canDebug));
      if (parts.has('invoke') && triggers.some(isPolled)) lenses.push(sendRecordLens(range, { target }));
      lenses.push(...figureLenses(range, { figures, triggerCount }, parts));
    }
    return lenses;
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
  }
}

/** Whether records can be sent to the source of a mapping that the template declares. */
function isPolled({ makes }: DeclaredTrigger): boolean {
  if (makes.kind !== 'mapping' || makes.settings.source.kind !== 'arn') return false;
  return peekableService(makes.settings.source.arn) !== undefined;
}
