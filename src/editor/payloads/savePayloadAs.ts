import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { nameOf } from './documents/payloadFiles';
import { payloadUnder, showPayload, textOf } from './payloadUnder';

/**
 * Saves a payload as a file of the workspace: `events/<function>/<name>.json` beside the template that declares the function,
 * where the user may choose another place. This is how a scratch payload or a shareable test event becomes a file.
 */
export async function savePayloadAs(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload === undefined) return;
  const { functionName } = payload.target;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const place =
    (await context.payloads.workspaceFolder(functionName)) ??
    (folder === undefined ? undefined : vscode.Uri.joinPath(folder.uri, 'events', functionName));
  const name = nameOf(payload.uri);
  const to = await vscode.window.showSaveDialog({
    title: `Save Payload of ${functionName}`,
    filters: { JSON: ['json'] },
    ...(place === undefined
      ? {}
      : { defaultUri: vscode.Uri.joinPath(place, `${name === 'scratch' ? 'default' : name}.json`) }),
  });
  if (to === undefined) return;
  await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(await textOf(payload.uri)));
  await context.settings.setOptions(to, context.settings.optionsOf(payload.uri));
  // A place that does not name the function must say whose payload it is.
  if ((await context.payloads.targetOf(to)) === undefined) await context.settings.setTarget(to, payload.target);
  await context.payloads.rememberUsed(payload.target, to);
  await showPayload(to);
}
