import * as vscode from 'vscode';
import { formatBytes } from '../../model/base/formatBytes';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { Invocation } from '../../model/invocation/invocation';
import { savedResponse } from '../../model/invocation/savedResponse';

/** Writes the bytes of the response to a file that the user selects. */
export async function saveResponse({ answer, target, traceId }: Invocation): Promise<Outcome> {
  const saved = savedResponse(answer);
  if (saved === undefined) return failed('No response to save.');
  const { content, bytes: sentBytes, extension } = saved;
  const bytes = 'text' in content ? Buffer.from(content.text, 'utf8') : Buffer.from(content.base64, 'base64');
  if (bytes.byteLength === 0) return failed('The response was not stored (dwell.history).');
  const name = `${target.functionName} response ${traceId}.${extension}`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const defaultUri = folder === undefined ? vscode.Uri.file(name) : vscode.Uri.joinPath(folder.uri, name);
  const uri = await vscode.window.showSaveDialog({ defaultUri });
  if (uri === undefined) return canceled;
  await vscode.workspace.fs.writeFile(uri, bytes);
  if (bytes.byteLength >= sentBytes) return done;
  return failed(
    `Saved the first ${formatBytes(bytes.byteLength)} of ${formatBytes(sentBytes)}. The rest was not stored.`,
  );
}
