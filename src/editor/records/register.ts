import type * as vscode from 'vscode';
import { registerCommands } from '../commands/registerCommands';
import type { SendNeeds } from '../invocations/sendNeeds';
import { checkAsync } from './checkAsync';
import { type CheckNeeds, checkMapping } from './checkMapping';
import { invokeDeadLetter } from './invokeDeadLetter';
import { pollSources } from './pollSources';
import type { RecordNeeds } from './recordNeeds';
import { redriveMapping } from './redriveMapping';
import { sendRecord } from './sendRecord';

/** The commands about records of queues, streams and tables. */
export function registerRecords(
  needs: RecordNeeds &
    CheckNeeds &
    Pick<SendNeeds, 'panels'> &
    Pick<Parameters<typeof checkAsync>[1], 'resolveFunction'>,
): vscode.Disposable {
  const { connections } = needs.sending;
  return registerCommands({
    sendRecord: (argument) => sendRecord(argument, needs.resolveMapping, needs),
    redrive: (argument) => redriveMapping(argument, needs.resolveMapping),
    invokeDeadLetter: (argument) => invokeDeadLetter(argument, needs.resolveMapping, needs),
    pollSources: (argument) => pollSources(argument, { connections, declared: needs.declared }),
    checkMapping: (argument) => checkMapping(argument, needs),
    checkAsync: (argument) => checkAsync(argument, { ...needs, connections }),
  });
}
