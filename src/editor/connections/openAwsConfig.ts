import * as vscode from 'vscode';
import { done, failed, type Outcome } from '../../model/base/outcome';
import type { AwsTools } from '../../model/connection/awsTools';

/** Opens the AWS config file at a profile, or at its end when it does not have the profile. */
export async function openAwsConfig(profile: string | undefined, awsTools: () => Promise<AwsTools>): Promise<Outcome> {
  const tools = await awsTools();
  const { path, line, isThere } = await tools.locateProfile(profile ?? 'default', process.env);
  const uri = vscode.Uri.file(path);
  const document = await vscode.workspace.openTextDocument(uri).then(
    (one) => one,
    () => undefined,
  );
  if (document === undefined) {
    return failed(`No AWS config file found (${path}). Run “aws configure sso” or “aws configure”.`);
  }
  const at = new vscode.Position(isThere ? line : Math.max(0, document.lineCount - 1), 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  return done;
}
