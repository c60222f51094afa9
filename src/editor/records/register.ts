import type * as vscode from 'vscode';
import { registerCommands } from '../commands/registerCommands';
import type { ResolveMapping } from '../functions/resolveMapping';
import type { RecordNeeds } from './recordNeeds';
import { redriveMapping } from './redriveMapping';
import { sendRecord } from './sendRecord';

/** The commands about records of queues, streams and tables. */
export function registerRecords(needs: RecordNeeds & { readonly resolveMapping: ResolveMapping }): vscode.Disposable {
  return registerCommands({
    sendRecord: (argument) => sendRecord(argument, needs.resolveMapping, needs),
    redrive: (argument) => redriveMapping(argument, needs.resolveMapping),
  });
}
