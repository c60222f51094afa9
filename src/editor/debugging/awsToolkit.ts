import * as vscode from 'vscode';
import type { FunctionArgument } from '../../ids';
import { done, failed, type Outcome } from '../../model/base/outcome';
import { asObject } from '../../model/base/parseObject';
import type { LambdaFunction } from '../../model/function/functions';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { setContext } from '../commands/setContext';
import type { Connections } from '../connections/connections';
import type { ResolveFunction } from '../functions/resolveFunction';
import { toolkitNode } from './toolkitNode';

const toolkitId = 'amazonwebservices.aws-toolkit-vscode';

/** Opens the Toolkit's panel of a function, which invokes it and debugs it on AWS. It takes a node of the Toolkit's own tree. */
const invokeCommand = 'aws.invokeLambda';

/** The Toolkit's tree of regions and functions. */
const explorerCommand = 'aws.explorer.focus';

const lookUpMs = 30_000;

/** What the command that hands a function to the AWS Toolkit works with. */
export interface RemoteNeeds {
  readonly connections: Connections;
  readonly resolveFunction: ResolveFunction;
}

/** Offers the command while the AWS Toolkit is installed. */
export function watchToolkit(): vscode.Disposable {
  const tell = (): void => setContext('hasAwsToolkit', toolkit() !== undefined);
  tell();
  return vscode.extensions.onDidChange(tell);
}

/**
 * Opens the AWS Toolkit's panel for a function on AWS, where its user can start remote debugging
 * (https://docs.aws.amazon.com/toolkit-for-vscode/latest/userguide/lambda-remote-debug.html). What that changes in the account is
 * the Toolkit's doing, with the Toolkit's credentials, after a click there.
 */
export async function debugOnAws(argument: FunctionArgument, needs: RemoteNeeds): Promise<Outcome> {
  const resolved = await needs.resolveFunction(argument);
  return resolved.kind === 'done' ? openToolkit(resolved.value.target, needs.connections) : resolved;
}

async function openToolkit(target: FunctionTarget, connections: Connections): Promise<Outcome> {
  const connection = connections.get(target.connectionId);
  if (connection?.spec.kind !== 'aws') return failed(`Not available: ${target.functionName} is not on AWS.`);
  const installed = toolkit();
  if (installed === undefined) {
    return failed('Debugging on AWS requires remote debugging of the AWS Toolkit extension.', {
      title: 'Show Extension',
      command: 'workbench.extensions.search',
      arguments: [`@id:${toolkitId}`],
    });
  }
  const signal = AbortSignal.timeout(lookUpMs);
  const found = await connection.directory.getFunction(target.functionName, target.qualifier, signal);
  if (!found.ok) return failed(found.failure.message);
  await installed.activate();
  if (!(await vscode.commands.getCommands(true)).includes(invokeCommand)) return openExplorer(found.value);
  try {
    await vscode.commands.executeCommand(invokeCommand, toolkitNode(found.value));
  } catch {
    // Another version of the Toolkit may want more of a node than there is.
    return openExplorer(found.value);
  }
  return done;
}

function openExplorer({ name, arn }: LambdaFunction): Outcome {
  const region = arn.split(':')[3] ?? 'its region';
  return failed(`The AWS Toolkit cannot open ${name}. Select it in the Toolkit's explorer, in ${region}.`, {
    title: 'Open Explorer',
    command: explorerCommand,
  });
}

/** The Toolkit, where it has the command at all. */
function toolkit(): vscode.Extension<unknown> | undefined {
  const extension = vscode.extensions.getExtension(toolkitId);
  const commands: unknown = asObject(asObject(extension?.packageJSON)?.contributes)?.commands;
  const isThere = Array.isArray(commands) && commands.some((one) => asObject(one)?.command === invokeCommand);
  return isThere ? extension : undefined;
}
