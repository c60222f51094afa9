import * as vscode from 'vscode';
import { logScheme } from '../../ids';
import { registerCommands } from '../commands/registerCommands';
import { FollowStatus } from './followStatus';
import { IdDocumentLinks } from './idDocumentLinks';
import { LevelColors } from './levelColors';
import { type LogNeeds, logCommands } from './logCommands';
import { LogDocuments } from './logDocuments';

/** Documents that may contain ids: logs, output channels, and prose. */
const linkedDocuments: vscode.DocumentSelector = [
  { scheme: logScheme },
  { scheme: 'output' },
  { language: 'log' },
  { language: 'markdown' },
];

/** Logs as documents, the links in them, and the commands about logs. */
export function registerLogs(needs: LogNeeds): vscode.Disposable {
  const documents = new LogDocuments();
  return vscode.Disposable.from(
    documents,
    new LevelColors(documents),
    new FollowStatus(documents),
    vscode.workspace.registerTextDocumentContentProvider(logScheme, documents),
    vscode.languages.registerFoldingRangeProvider({ scheme: logScheme }, documents),
    vscode.languages.registerDocumentLinkProvider(linkedDocuments, new IdDocumentLinks(needs.store, documents)),
    registerCommands(logCommands(needs, documents)),
  );
}
