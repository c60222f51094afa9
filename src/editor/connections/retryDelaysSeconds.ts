import * as vscode from 'vscode';
import { settingIds } from '../../ids';
import { localTimeScale } from './localTimeScale';

/** AWS waits about one and two minutes: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html. */
const awsRetryDelaysSeconds: readonly [number, number] = [60, 120];

/**
 * What Local waits before the second and the third attempt: the setting where it makes sense, else AWS's times at the pace of
 * Local.
 */
export function retryDelaysSeconds(): readonly [number, number] {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const chosen = vscode.workspace.getConfiguration(undefined, folder).inspect(settingIds.localRetryDelays);
  const delays = chosen?.workspaceFolderValue ?? chosen?.workspaceValue ?? chosen?.globalValue;
  if (isDelays(delays)) return delays;
  const [second, third] = awsRetryDelaysSeconds;
  return [second / localTimeScale(), third / localTimeScale()];
}

function isDelays(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number' && one >= 0);
}
