import * as vscode from 'vscode';
import { formatBytes } from '../../model/base/formatBytes';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { isJson } from '../../model/base/prettyPrint';
import type { Invocation } from '../../model/invocation/invocation';

/** Writes the bytes of the response to a file that the user selects. */
export async function saveResponse({ answer, target, traceId }: Invocation): Promise<Outcome> {
  if (answer.kind !== 'answered') return failed('No response to save.');
  const { binary, payload, payloadBytes } = answer;
  const bytes = Buffer.from(
    binary === undefined ? payload : (binary.base64 ?? ''),
    binary === undefined ? 'utf8' : 'base64',
  );
  if (bytes.byteLength === 0) {
    return failed(payloadBytes === 0 ? 'No response to save.' : 'The response was not stored (dwell.history).');
  }
  const textExtension = isJson(payload) ? 'json' : 'txt';
  const extension = binary === undefined ? textExtension : 'bin';
  const name = `${target.functionName} response ${traceId}.${extension}`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const defaultUri = folder === undefined ? vscode.Uri.file(name) : vscode.Uri.joinPath(folder.uri, name);
  const uri = await vscode.window.showSaveDialog({ defaultUri });
  if (uri === undefined) return canceled;
  await vscode.workspace.fs.writeFile(uri, bytes);
  if (bytes.byteLength >= payloadBytes) return done;
  return failed(
    `Saved the first ${formatBytes(bytes.byteLength)} of ${formatBytes(payloadBytes)}. The rest was not stored.`,
  );
}
