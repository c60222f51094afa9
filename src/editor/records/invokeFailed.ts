import * as vscode from 'vscode';
import { toPayloadDocument } from '../../events/payloadDocument';
import { eventOfContent } from '../../events/records/eventOfContent';
import { failed, type Outcome } from '../../model/base/outcome';
import type { FollowedRecord } from '../../model/polling/followedRecord';
import { recordIdOf } from '../../model/polling/lifecycleOfRecord';
import { invokeOnce } from '../invocations/invokeOnce';
import type { SendNeeds } from '../invocations/sendNeeds';
import { gzip } from '../payloads/documents/gzip';
import { localTarget } from './localTarget';
import type { RecordNeeds } from './recordNeeds';

/** Writes a record that failed as a payload of its function on this machine, as Lambda's poller would pass it, and invokes it once. */
export async function invokeFailed(
  record: FollowedRecord,
  needs: RecordNeeds & Pick<SendNeeds, 'panels'>,
): Promise<Outcome<unknown>> {
  const request = needs.sending.records.requestOf(record.id);
  if (request === undefined) return failed('The content is kept until the window closes.');
  const target = await localTarget(record.target, needs);
  if (target.kind !== 'done') return target;
  const event = eventOfContent(request.content, record.source, recordIdOf(record));
  const { encodedPartsOf } = await needs.events();
  const text = `${JSON.stringify(event, undefined, 2)}\n`;
  const { files } = needs.payloads;
  const name = await files.freeScratchName(target.value, `failed-${record.source.name}`);
  const document = toPayloadDocument(text, gzip, encodedPartsOf(record.source.service));
  const { uri } = await files.createScratch(target.value, name, document);
  await vscode.window.showTextDocument(uri, { preserveFocus: true, preview: true, viewColumn: vscode.ViewColumn.One });
  return invokeOnce({ target: target.value, payload: uri }, 'RequestResponse', needs);
}
