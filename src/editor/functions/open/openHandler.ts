import * as vscode from 'vscode';
import { done, failed, type Outcome } from '../../../model/base/outcome';
import type { DeclaredFunctions } from '../declaredFunctions';
import type { WorkspaceFiles } from '../workspaceFiles';

/** Where the source of functions is found. */
export interface HandlerSources {
  readonly declared: DeclaredFunctions;
  readonly files: WorkspaceFiles;
}

/** Opens a function's source at its handler, or its template where the handler is not found. */
export async function openHandler(functionName: string, { declared, files }: HandlerSources): Promise<Outcome> {
  const found = await declared.find(functionName);
  if (found === undefined) {
    return failed(`No template in this workspace declares ${functionName}. Open the folder with its source.`);
  }
  const location = await declared.locate(found);
  const position = new vscode.Position(location?.line ?? found.line, 0);
  await vscode.window.showTextDocument(files.uriOf(location?.path ?? found.templatePath), {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(position, position),
  });
  return done;
}
