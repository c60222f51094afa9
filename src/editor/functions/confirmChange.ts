import * as vscode from 'vscode';
import type { Connection } from '../../model/connection/connection';

/** A change of a function's settings, as the user is asked about it. */
export interface ProposedChange {
  /** `Disable the mapping of orders-queue?` */
  readonly question: string;
  /** The word on the button. */
  readonly action: string;
  /** What is changed and how it reads before and after: `State`, `Enabled`, `Disabled`. */
  readonly changes: readonly (readonly [what: string, before: string, after: string])[];
  /** What else there is to know. */
  readonly remark?: string;
}

/** Why settings of this connection are not changed from here; `undefined` where they may be. */
export function refusedFor({ spec }: Connection): string | undefined {
  if (spec.kind === 'local' || spec.isProtected !== true) return undefined;
  return `${spec.name} is protected: its functions are not changed from here.`;
}

/** Asks before anything is changed; shows before and after. */
export async function confirmChange(
  connection: Connection,
  arn: string,
  { question, action, changes, remark }: ProposedChange,
): Promise<boolean> {
  const lines = changes.map(([what, before, after]) => `${what}: ${before} → ${after}`);
  const detail = [arn, lines.join('\n'), remark].filter((part) => part !== undefined && part !== '').join('\n\n');
  const about = `${question} (${connection.spec.name})`;
  return (await vscode.window.showInformationMessage(about, { modal: true, detail }, action)) === action;
}
