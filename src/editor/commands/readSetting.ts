import * as vscode from 'vscode';
import { settingIds } from '../../ids';

/** A setting as it stands, whatever somebody wrote there. */
export function readSetting(name: keyof typeof settingIds, scope?: vscode.ConfigurationScope): unknown {
  return vscode.workspace.getConfiguration(undefined, scope).get(settingIds[name]);
}
