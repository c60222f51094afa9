import * as vscode from 'vscode';
import type { DocumentArgument } from '../../ids';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import { nameOf, type PayloadFiles } from './documents/payloadFiles';
import type { PayloadSettings } from './documents/payloadSettings';
import { scratchName } from './documents/scratchPlace';
import type { ResolvePayload } from './resolvePayload';
import { showPayload, textForFile } from './showPayload';

interface SavePayloadNeeds {
  readonly resolvePayload: ResolvePayload;
  readonly payloads: PayloadFiles;
  readonly settings: PayloadSettings;
}

/**
 * Saves a payload as a file of the workspace: `events/<function>/<name>.json` next to the template that declares the function, or
 * elsewhere. Turns scratch payloads and shareable test events into files.
 */
export async function savePayloadAs(
  argument: DocumentArgument,
  { resolvePayload, payloads, settings }: SavePayloadNeeds,
): Promise<Outcome> {
  const resolved = await resolvePayload(argument);
  if (resolved.kind !== 'done') return resolved;
  const { uri, target } = resolved.value;
  const { functionName } = target;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const place =
    (await payloads.workspaceFolder(functionName)) ??
    (folder === undefined ? undefined : vscode.Uri.joinPath(folder.uri, 'events', functionName));
  const name = nameOf(uri);
  const to = await vscode.window.showSaveDialog({
    title: `Save Payload of ${functionName}`,
    filters: { JSON: ['json'] },
    ...(place === undefined
      ? {}
      : { defaultUri: vscode.Uri.joinPath(place, `${name === scratchName ? 'default' : name}.json`) }),
  });
  if (to === undefined) return canceled;
  await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(await textForFile(uri)));
  await settings.setOptions(to, settings.optionsOf(uri));
  // When the path does not name the function, the target function must be stored.
  if ((await payloads.targetOf(to)) === undefined) await settings.setTarget(to, target);
  await payloads.rememberUsed(target, to);
  await showPayload(to);
  return done;
}
