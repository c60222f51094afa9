import * as vscode from 'vscode';
import { canceled, done, failed, type Outcome } from '../../../model/base/outcome';
import type { DeclaredFunction } from '../../../model/function/declaredFunction';
import { showQuickPick } from '../../sinks/quickInput';
import type { DeclaredFunctions } from '../declaredFunctions';
import type { WorkspaceFiles } from '../workspaceFiles';

/** Where the source of functions is found. */
export interface HandlerSources {
  readonly declared: DeclaredFunctions;
  readonly files: WorkspaceFiles;
}

/** Opens a function's source at its handler, or its template where the handler is not found. */
export async function openHandler(functionName: string, { declared, files }: HandlerSources): Promise<Outcome> {
  const all = await declared.all();
  if (all.length === 0) {
    return failed(`No project in this workspace declares ${functionName}. Open the folder with its source.`);
  }
  const found = (await declared.find(functionName)) ?? (await chooseDeclared(functionName, declared, all));
  if (found === undefined) return canceled;
  const location = await declared.locate(found);
  const position = new vscode.Position(location?.line ?? found.line, 0);
  await vscode.window.showTextDocument(files.uriOf(location?.path ?? found.templatePath), {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(position, position),
  });
  return done;
}

/** Asks which function of the workspace a deployed one comes from, and remembers the answer. */
async function chooseDeclared(
  functionName: string,
  declared: DeclaredFunctions,
  all: readonly DeclaredFunction[],
): Promise<DeclaredFunction | undefined> {
  const items = all.map((one) => ({ label: one.name, description: one.handler, value: one }));
  const picked = await showQuickPick(items, {
    title: functionName,
    placeHolder: `Select the source of ${functionName} in this workspace`,
  });
  if (picked !== undefined) await declared.choose(functionName, picked.value);
  return picked?.value;
}
