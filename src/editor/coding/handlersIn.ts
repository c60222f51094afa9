import type * as vscode from 'vscode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { HandlerSources } from '../functions/open/openHandler';

/** A function that the workspace declares and the line of its handler, from 0. */
export interface PlacedHandler {
  readonly declared: DeclaredFunction;
  readonly line: number;
}

/** The handlers in a document. Reads templates and source files only. */
export async function handlersIn(
  document: vscode.TextDocument,
  { declared, files }: HandlerSources,
): Promise<readonly PlacedHandler[]> {
  const found: PlacedHandler[] = [];
  for (const one of await declared.all()) {
    if (!document.uri.path.startsWith(files.uriOf(one.codeUri).path)) continue;
    const location = await declared.locate(one);
    if (location === undefined || files.uriOf(location.path).toString() !== document.uri.toString()) continue;
    found.push({ declared: one, line: location.line });
  }
  return found;
}
