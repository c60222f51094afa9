import type * as vscode from 'vscode';

/** A diagnostic and the file it stands in. */
export interface PlacedDiagnostic {
  readonly uri: vscode.Uri;
  readonly diagnostic: vscode.Diagnostic;
}

/** Text after a line of a file. `line` from 0. */
export interface PlacedNote {
  readonly uri: vscode.Uri;
  readonly line: number;
  readonly text: string;
}

/** All marks in the code from runs of one function. */
export interface PlacedMarks {
  readonly diagnostics: readonly PlacedDiagnostic[];
  readonly notes: readonly PlacedNote[];
}
