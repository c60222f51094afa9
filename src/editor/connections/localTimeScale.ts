import * as vscode from 'vscode';
import { readSetting } from '../commands/readSetting';

/** How many times faster than on AWS Local waits; 1 where the setting makes no sense. */
export function localTimeScale(): number {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const value = readSetting('localTimeScale', folder);
  return typeof value === 'number' && value > 0 ? value : 1;
}
