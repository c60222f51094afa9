import * as vscode from 'vscode';
import { settingIds } from '../../ids';

/** Reads a setting without validation. */
export function readSetting(name: keyof typeof settingIds, scope?: vscode.ConfigurationScope): unknown {
  return vscode.workspace.getConfiguration(undefined, scope).get(settingIds[name]);
}
