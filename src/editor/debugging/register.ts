import * as vscode from 'vscode';
import { capturedCommands } from '../captured/capturedCommands';
import { registerCommands } from '../commands/registerCommands';
import type { HandlerSources } from '../functions/open/openHandler';
import type { InvokeNeeds } from '../invocations/sendNeeds';
import { debugOnAws, watchToolkit } from './awsToolkit';
import { debugCommands } from './debugCommands';
import { Debuggers } from './debuggers';
import { LaunchConfigurations } from './launchConfigurations';
import { StopPlaces } from './stopPlaces';

interface DebuggingParts extends InvokeNeeds {
  readonly handlers: HandlerSources;
  readonly extensionUri: vscode.Uri;
}

/** Debugging of functions on this machine: commands, the sessions behind them, and a type for launch.json. */
export function registerDebugging({ handlers, extensionUri, ...invoking }: DebuggingParts): vscode.Disposable {
  const { declared, files } = handlers;
  const { connections, store, log } = invoking.sending;
  const places = new StopPlaces(declared, files);
  const needs = { ...invoking, handlers, places };
  return vscode.Disposable.from(
    new Debuggers({ connections, store, declared, files, places, extension: extensionUri, log }),
    vscode.debug.registerDebugConfigurationProvider('dwell', new LaunchConfigurations(needs)),
    registerCommands({
      ...debugCommands(needs),
      ...capturedCommands(needs),
      debugOnAws: (argument) =>
        debugOnAws(argument, { connections, resolveFunction: invoking.functions.resolveFunction }),
    }),
    watchToolkit(),
  );
}
