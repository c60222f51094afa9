import * as vscode from 'vscode';
import { contextKeys } from '../../ids';

/** Sets a context key for `when` clauses of package.json. */
export function setContext(key: keyof typeof contextKeys, value: boolean | readonly string[]): void {
  void vscode.commands.executeCommand('setContext', contextKeys[key], value);
}
