import type * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { registerCommands } from '../commands/registerCommands';
import { withContext } from '../withContext';
import { choosePayloadFunction } from './choosePayloadFunction';
import { chooseQualifier } from './chooseQualifier';
import { deletePayload } from './deletePayload';
import { duplicatePayload } from './duplicatePayload';
import { newPayload } from './newPayload';
import { openPayload } from './openPayload';
import { peekRecords } from './peekRecords';
import { previewPayload } from './previewPayload';
import { renamePayload } from './renamePayload';
import { savePayloadAs } from './savePayloadAs';
import { setInvokeOptions } from './setInvokeOptions';
import { sharePayload } from './sharePayload';

/** Registers the commands about payloads. */
export function registerPayloads(context: CommandContext): vscode.Disposable {
  const run = withContext(context);
  return registerCommands({
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
  });
}
