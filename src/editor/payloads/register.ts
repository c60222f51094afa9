import * as vscode from 'vscode';
import { previewScheme, sharedEventScheme } from '../../ids';
import type { CommandContext } from '../commandContext';
import { registerCommands } from '../commands/registerCommands';
import { withContext } from '../withContext';
import { choosePayloadFunction } from './choosePayloadFunction';
import { chooseQualifier } from './chooseQualifier';
import { deletePayload } from './deletePayload';
import { duplicatePayload } from './duplicatePayload';
import { newPayload } from './newPayload';
import { openPayload } from './openPayload';
import { PayloadLenses, payloadDocuments } from './payloadLenses';
import { peekRecords } from './peekRecords';
import { PlaceholderCompletions } from './placeholderCompletions';
import { previewPayload } from './previewPayload';
import { renamePayload } from './renamePayload';
import { savePayloadAs } from './savePayloadAs';
import { setInvokeOptions } from './setInvokeOptions';
import { sharePayload } from './sharePayload';

/** Payload documents: commands, lenses, completion, previews and the file system of shareable test events. */
export function registerPayloads(context: CommandContext): vscode.Disposable {
  const run = withContext(context);
  const { payloads, settings, store, sharedEvents, previews, problems } = context;
  const lenses = new PayloadLenses(payloads, settings, store);
  return vscode.Disposable.from(
    settings,
    sharedEvents,
    previews,
    problems,
    context.eventFolders,
    lenses,
    vscode.workspace.registerFileSystemProvider(sharedEventScheme, sharedEvents, { isCaseSensitive: true }),
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, previews),
    vscode.languages.registerCodeLensProvider(payloadDocuments, lenses),
    vscode.languages.registerCompletionItemProvider(payloadDocuments, new PlaceholderCompletions(), '{', ':'),
    registerCommands({
      choosePayloadFunction: run(choosePayloadFunction),
      chooseQualifier: run(chooseQualifier),
      deletePayload: run(deletePayload),
      duplicatePayload: run(duplicatePayload),
      newPayload: run(newPayload),
      openPayload: run(openPayload),
      peekRecords: run(peekRecords),
      previewPayload: run(previewPayload),
      renamePayload: run(renamePayload),
      savePayloadAs: run(savePayloadAs),
      setInvokeOptions: run(setInvokeOptions),
      sharePayload: run(sharePayload),
    }),
  );
}
