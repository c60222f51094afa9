import * as vscode from 'vscode';
import { readSetting } from '../commands/readSetting';

/** AWS waits about one and two minutes: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html. */
const awsRetryDelaysSeconds: readonly [number, number] = [60, 120];

/** What Local waits before the second and the third attempt: the setting, or AWS's times where it makes no sense. */
export function retryDelaysSeconds(): readonly [number, number] {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const delays = readSetting('localRetryDelays', folder);
  return isDelays(delays) ? delays : awsRetryDelaysSeconds;
}

function isDelays(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number' && one >= 0);
}
