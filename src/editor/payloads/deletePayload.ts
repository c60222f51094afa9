import * as vscode from 'vscode';
import type { DocumentArgument } from '../../ids';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { showMessage } from '../sinks/messages';
import { nameOf } from './documents/payloadFiles';
import type { PayloadSettings } from './documents/payloadSettings';
import { sharedEventOf } from './documents/sharedEventUri';
import type { ResolvePayload } from './resolvePayload';

interface DeletePayloadNeeds {
  readonly resolvePayload: ResolvePayload;
  readonly settings: PayloadSettings;
}

/** Deletes a payload after confirmation; files are moved to the trash if possible. */
export async function deletePayload(
  argument: DocumentArgument,
  { resolvePayload, settings }: DeletePayloadNeeds,
): Promise<Outcome> {
  const payload = await resolvePayload(argument);
  if (payload.kind !== 'done') return payload;
  const { uri } = payload.value;
  const name = nameOf(uri);
  const question =
    sharedEventOf(uri) === undefined
      ? `Delete the payload ${name}?`
      : `Delete the test event ${name} for everyone who shares it?`;
  const confirm = 'Delete';
  const answer = await showMessage('warning', { text: question, isModal: true, buttons: [confirm] });
  if (answer !== confirm) return canceled;
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: uri.scheme === 'file' });
  } catch (error) {
    return failed(`Cannot delete ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  await settings.move(uri, undefined);
  return done;
}
