import * as vscode from 'vscode';
import type { CodeError } from '../../../trace/code/codeError';
import { describeCodeError } from '../../../trace/code/describeCodeError';
import { pathOf } from '../../functions/declaredFunctions';
import type { HandlerSources } from '../../functions/open/openHandler';
import { findOwnFrame, type SourceLine } from '../openFrame';
import type { PlacedDiagnostic } from './placedMarks';

/** A frame that the workspace has, and how deep below the one that threw. */
interface PlacedFrame {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly depth: number;
}

/** Diagnostics at the frames that the workspace has: the innermost is the error, the others lead to it. */
export async function placeErrors(
  errors: readonly CodeError[],
  sources: HandlerSources,
): Promise<readonly PlacedDiagnostic[]> {
  const placed: PlacedDiagnostic[] = [];
  for (const error of errors) placed.push(...(await placeError(error, sources)));
  return placed;
}

async function placeError(error: CodeError, sources: HandlerSources): Promise<readonly PlacedDiagnostic[]> {
  const frames: PlacedFrame[] = [];
  for (const [depth, frame] of error.frames.entries()) {
    const place = await findOwnFrame(frame, error.functionName, sources);
    const range = place === undefined ? undefined : await textOfLine(place, sources);
    if (place !== undefined && range !== undefined && !frames.some((one) => isSameLine(one, place)))
      frames.push({ uri: place.uri, range, depth });
  }
  return frames.map(({ uri, range, depth }, index) => {
    const diagnostic = new vscode.Diagnostic(range, describeCodeError(error, depth), severityOf(error, index));
    diagnostic.source = 'Dwell';
    if (index === 0) {
      diagnostic.relatedInformation = frames
        .slice(1)
        .map(
          (frame) =>
            new vscode.DiagnosticRelatedInformation(new vscode.Location(frame.uri, frame.range), 'Called here'),
        );
    }
    return { uri, diagnostic };
  });
}

/** A callback and the function around it may be called in one line. */
function isSameLine({ uri, range }: PlacedFrame, place: SourceLine): boolean {
  return uri.toString() === place.uri.toString() && range.start.line === place.line - 1;
}

function severityOf({ isHandled }: CodeError, index: number): vscode.DiagnosticSeverity {
  if (index > 0) return vscode.DiagnosticSeverity.Information;
  return isHandled ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Error;
}

/** The line without its indent; `undefined` when the file has no such line, and so is not what ran. */
async function textOfLine({ uri, line }: SourceLine, { files }: HandlerSources): Promise<vscode.Range | undefined> {
  const text = (await files.readText(pathOf(uri)))?.split(/\r?\n/)[line - 1];
  if (text === undefined) return undefined;
  return new vscode.Range(line - 1, text.length - text.trimStart().length, line - 1, text.trimEnd().length);
}
