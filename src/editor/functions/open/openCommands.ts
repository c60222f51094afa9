import * as vscode from 'vscode';
import type { FunctionArgument } from '../../../ids';
import { done, failed, type Outcome } from '../../../model/base/outcome';
import type { LambdaFunction } from '../../../model/function/functions';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import type { CommandHandlers } from '../../commands/registerCommands';
import type { Connections } from '../../connections/connections';
import { showStatus } from '../../sinks/labels';
import { sourceUnder, subjectUnder } from '../functionUnder';
import type { ResolveFunction } from '../resolveFunction';
import { openConsole } from './openConsoleOf';
import { type HandlerSources, openHandler } from './openHandler';

const lookUpMs = 30_000;
const shownMs = 5_000;

export interface OpenNeeds {
  readonly connections: Connections;
  readonly resolveFunction: ResolveFunction;
  readonly handlers: HandlerSources;
  /** A function as it was listed; `undefined` when it was not. */
  readonly listed: (target: FunctionTarget) => LambdaFunction | undefined;
}

/** The commands that open or copy something of a function. */
export function openCommands({ connections, resolveFunction, handlers, listed }: OpenNeeds) {
  const withFunction = async (argument: FunctionArgument, work: (target: FunctionTarget) => Promise<Outcome>) => {
    const resolved = await resolveFunction(argument);
    return resolved.kind === 'done' ? work(resolved.value.target) : resolved;
  };
  return {
    openConsole: (argument) =>
      withFunction(argument, (target) => openConsole(target, { page: 'function' }, connections)),
    openLogGroup: (argument) =>
      withFunction(argument, (target) =>
        openConsole(target, { page: 'log', logGroup: listed(target)?.logGroup }, connections),
      ),
    openHandler: (argument) => withFunction(argument, ({ functionName }) => openHandler(functionName, handlers)),
    copyArn: (argument) => withFunction(argument, (target) => copyArn(target, connections)),
    copySource: (argument) => copySource(argument),
    copyAddress: (argument) => withAddress(argument, copy),
    openAddress: (argument) => withAddress(argument, openInBrowser),
  } satisfies CommandHandlers;
}

async function copyArn({ connectionId, functionName, qualifier }: FunctionTarget, connections: Connections) {
  const connection = connections.get(connectionId);
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const found = await connection.directory.getFunction(functionName, qualifier, AbortSignal.timeout(lookUpMs));
  return found.ok ? copy(found.value.arn) : failed(found.failure.message);
}

/** Copies the ARN of a queue, stream or table: of its own row, or of a mapping that polls it. */
async function copySource(argument: FunctionArgument): Promise<Outcome> {
  const subject = subjectUnder(argument);
  const row = sourceUnder(argument);
  if (row !== undefined) return copy(row.source.arn);
  if (subject?.kind !== 'mapping' || subject.mapping.settings.source.kind !== 'arn') {
    return failed('Select an event source mapping, a queue, or a stream in the Functions view.');
  }
  return copy(subject.mapping.settings.source.arn);
}

/** The row of an address in the tree of functions. */
async function withAddress(argument: FunctionArgument, work: (url: string) => Promise<Outcome>): Promise<Outcome> {
  const subject = subjectUnder(argument);
  return subject?.kind === 'address' ? work(subject.url) : failed('Select an address in the Functions view.');
}

/** Parameters of the path stay as they are: the user fills them in. */
async function openInBrowser(url: string): Promise<Outcome> {
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
  return done;
}

async function copy(arn: string): Promise<Outcome> {
  await vscode.env.clipboard.writeText(arn);
  showStatus('check', `Copied ${arn}`, shownMs);
  return done;
}
