import * as vscode from 'vscode';
import { isCredentialVariable } from '../../../events/isCredentialVariable';
import { settingIds } from '../../../ids';
import { readSetting } from '../../commands/readSetting';
import { showMessage } from '../../sinks/messages';

/**
 * Environment variables that payloads may use: those that the user allowed on this machine. Never AWS credentials; none in
 * Restricted Mode.
 */
export const environmentAccess = {
  /** `undefined` when the variable is not set or not allowed. */
  valueOf(name: string): string | undefined {
    return canBeAllowed(name) && allowedNames().includes(name) && Object.hasOwn(process.env, name)
      ? process.env[name]
      : undefined;
  },

  /** Asks for each variable that is set and not allowed yet. `false`: the user refused one. */
  async request(names: readonly string[]): Promise<boolean> {
    const wanted = names.filter(
      (name) => canBeAllowed(name) && !allowedNames().includes(name) && Object.hasOwn(process.env, name),
    );
    for (const name of wanted) {
      if (!(await isAllowed(name))) return false;
      const allowed = [...allowedNames(), name];
      const settings = vscode.workspace.getConfiguration();
      await settings.update(settingIds.payloadEnvironmentVariables, allowed, vscode.ConfigurationTarget.Global);
    }
    return true;
  },
};

async function isAllowed(name: string): Promise<boolean> {
  const allow = 'Allow';
  const text = `Allow payloads to use the environment variable ${name}?`;
  const detail =
    'Its value is sent to the functions that you invoke. The name is added to dwell.payload.environmentVariables in your user settings.';
  return (await showMessage('warning', { text, detail, isModal: true, buttons: [allow] })) === allow;
}

function canBeAllowed(name: string): boolean {
  return vscode.workspace.isTrusted && !isCredentialVariable(name);
}

function allowedNames(): readonly string[] {
  const names = readSetting('payloadEnvironmentVariables');
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}
