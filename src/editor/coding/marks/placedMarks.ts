import type * as vscode from 'vscode';

/** A diagnostic and the file it stands in. */
export interface PlacedDiagnostic {
  readonly uri: vscode.Uri;
  readonly diagnostic: vscode.Diagnostic;
}

/** Text behind a line of a file. `line` from 0. */
export interface PlacedNote {
  readonly uri: vscode.Uri;
  readonly line: number;
  readonly text: string;
}

/** Everything that runs of one function put beside the code. */
export interface PlacedMarks {
  readonly diagnostics: readonly PlacedDiagnostic[];
  readonly notes: readonly PlacedNote[];
}
