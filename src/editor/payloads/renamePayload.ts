import * as vscode from 'vscode';
import type { DocumentArgument } from '../../ids';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { showInputBox } from '../sinks/quickInput';
import { nameOf, type PayloadFiles } from './documents/payloadFiles';
import { payloadNameProblem } from './documents/payloadNameProblem';
import type { PayloadSettings } from './documents/payloadSettings';
import type { ResolvePayload } from './resolvePayload';
import { showPayload } from './showPayload';

interface RenamePayloadNeeds {
  readonly resolvePayload: ResolvePayload;
  readonly payloads: PayloadFiles;
  readonly settings: PayloadSettings;
}

/** Renames a payload in its storage. */
export async function renamePayload(
  argument: DocumentArgument,
  { resolvePayload, payloads, settings }: RenamePayloadNeeds,
): Promise<Outcome> {
  const payload = await resolvePayload(argument);
  if (payload.kind !== 'done') return payload;
  const { uri, target } = payload.value;
  const before = nameOf(uri);
  const name = await showInputBox({
    title: 'Rename Payload',
    value: before,
    validateInput: payloadNameProblem,
  });
  if (name === undefined || name === before) return canceled;
  const to = vscode.Uri.joinPath(uri, '..', `${name}.json`);
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty) await document.save();
  try {
    await vscode.workspace.fs.rename(uri, to, { overwrite: false });
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileExists') {
      return failed(`A payload named ${name} already exists. Choose another name.`);
    }
    return failed(`Cannot rename ${before}: ${error instanceof Error ? error.message : String(error)}`);
  }
  await settings.move(uri, to);
  await payloads.rememberUsed(target, to);
  await showPayload(to);
  return done;
}
