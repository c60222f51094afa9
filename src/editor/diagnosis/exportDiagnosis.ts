import { homedir, release, userInfo } from 'node:os';
import * as vscode from 'vscode';
import { settingIds } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import { asObject } from '../../model/base/parseObject';
import { readSetting } from '../commands/readSetting';
import { describeConnections, describeSetting } from './describeSetting';
import { type Diagnosis, diagnosisPage } from './diagnosisPage';
import { type Machine, redactForSharing } from './redactForSharing';

/** Maximum number of log lines in a diagnosis. */
const maxLogLines = 200;

/** The extension whose diagnosis it is, and the folder of its log file. */
type DiagnosedExtension = Pick<vscode.ExtensionContext, 'extension' | 'logUri'>;

/** Opens an unsaved document with the data for an issue, so that the user can review it before sharing. */
export async function exportDiagnosis(diagnosed: DiagnosedExtension): Promise<Outcome> {
  const content = diagnosisPage(await diagnose(diagnosed));
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
  return done;
}

async function diagnose({ extension, logUri }: DiagnosedExtension): Promise<Diagnosis> {
  const { packageJSON } = extension;
  return {
    versions: [
      ['Dwell', String(packageJSON.version)],
      [vscode.env.appName, vscode.version],
      ['Node.js', process.versions.node],
      ['System', `${process.platform} ${process.arch} ${release()}`],
    ],
    window: [
      ['Host', vscode.env.uiKind === vscode.UIKind.Web ? 'browser' : 'desktop'],
      ['Remote', vscode.env.remoteName ?? 'no'],
      ['Folders', String((vscode.workspace.workspaceFolders ?? []).length)],
      ['Restricted Mode', vscode.workspace.isTrusted ? 'no' : 'yes'],
    ],
    settings: describeSettings(packageJSON),
    log: await logLines(vscode.Uri.joinPath(logUri, 'Dwell.log')),
  };
}

function describeSettings(packageJSON: unknown): Diagnosis['settings'] {
  const configuration = asObject(asObject(asObject(packageJSON)?.contributes)?.configuration);
  const properties = asObject(configuration?.properties) ?? {};
  return Object.keys(properties).map((id) => [id, describeById(id, asObject(properties[id])?.enum)]);
}

function describeById(id: string, choices: unknown): string {
  if (id === settingIds.connections) return describeConnections(readSetting('connections'));
  return describeSetting(vscode.workspace.getConfiguration().get(id), Array.isArray(choices) ? choices : []);
}

/** No log file: nothing was logged yet, or VS Code has not written it. */
async function logLines(file: vscode.Uri): Promise<readonly string[]> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const machine = thisMachine();
    return redactForSharing(text.trimEnd().split(/\r?\n/).slice(-maxLogLines).join('\n'), machine)
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}

function thisMachine(): Machine {
  return {
    homeFolder: homedir(),
    userName: userInfo().username,
    folders: (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),
  };
}
