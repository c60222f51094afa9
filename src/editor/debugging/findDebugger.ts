import * as vscode from 'vscode';
import { done, failed, type Outcome } from '../../model/base/outcome';
import { debuggedLanguage } from './debuggedLanguage';

/** Checks whether VS Code has a debugger for a runtime; otherwise returns a sentence with the remedy. */
export function findDebugger(functionName: string, runtime: string): Outcome {
  switch (debuggedLanguage(runtime)) {
    case undefined:
      return failed(
        `${functionName} uses ${runtime}. Only Node.js and Python functions can be debugged on this machine.`,
      );
    case 'node': {
      const names = ['ms-vscode.js-debug', 'ms-vscode.js-debug-nightly'];
      if (names.some((name) => vscode.extensions.getExtension(name) !== undefined)) return done;
      return failed('The JavaScript debugger is disabled. Enable the built-in extension to debug Node.js functions.', {
        title: 'Show Extension',
        command: 'workbench.extensions.search',
        arguments: ['@builtin JavaScript Debugger'],
      });
    }
    case 'python':
      if (vscode.extensions.getExtension('ms-python.debugpy') !== undefined) return done;
      return failed('Debugging Python functions requires the Python Debugger extension.', {
        title: 'Install Python Debugger',
        command: 'workbench.extensions.installExtension',
        arguments: ['ms-python.debugpy'],
      });
  }
}
