import * as vscode from 'vscode';
import { toPayloadDocument } from '../../events/payloadDocument';
import type { Outcome } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { EventTypeId } from '../../model/services/services';
import { invokeOnce } from '../invocations/invokeOnce';
import type { SendNeeds } from '../invocations/sendNeeds';
import { gzip } from '../payloads/documents/gzip';
import { localTarget } from './localTarget';
import type { RecordNeeds } from './recordNeeds';

/** A payload that failed, as JSON text. */
interface FailedPayload {
  readonly name: string;
  readonly text: string;
  /** Of which service the event is; `undefined` for any other payload. */
  readonly eventType: EventTypeId | undefined;
}

/** Writes what failed as a payload of the function of this workspace, shows it, and invokes that function on this machine, once. */
export async function invokeLocally(
  target: FunctionTarget,
  { name, text, eventType }: FailedPayload,
  needs: RecordNeeds & Pick<SendNeeds, 'panels'>,
): Promise<Outcome<unknown>> {
  const local = await localTarget(target, needs);
  if (local.kind !== 'done') return local;
  const { encodedPartsOf } = await needs.events();
  const { files } = needs.payloads;
  const freeName = await files.freeScratchName(local.value, name);
  const document = toPayloadDocument(text, gzip, eventType === undefined ? [] : encodedPartsOf(eventType));
  const { uri } = await files.createScratch(local.value, freeName, document);
  await vscode.window.showTextDocument(uri, { preserveFocus: true, preview: true, viewColumn: vscode.ViewColumn.One });
  return invokeOnce({ target: local.value, payload: uri }, 'RequestResponse', needs);
}
