import * as vscode from 'vscode';
import type { PanelContent } from '../../../invocations/panel/panelContent';
import { noDeadline } from '../../../model/base/noDeadline';
import { done, doneWith, failed, type Outcome } from '../../../model/base/outcome';
import { type ConsolePage, consoleUrl } from '../../../model/connection/consoleUrl';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import type { Connections } from '../../connections/connections';

/** Opens a page of the AWS console for what a panel shows. */
export async function openConsoleOf(
  { traceId, invocation, connectionId }: PanelContent,
  page: ConsolePage['page'],
  connections: Connections,
): Promise<Outcome> {
  if (invocation !== undefined && page !== 'trace') {
    return openConsole(invocation.target, { page, logGroup: invocation.configuration?.logGroup }, connections);
  }
  if (page !== 'trace') return failed('This trace was not started by Dwell.');
  const region = await regionOf(connectionId, invocation?.configuration?.arn, connections);
  return region.kind === 'done' ? open(consoleUrl(region.value, { page, traceId })) : region;
}

/** Opens the page of a function or of its log. */
export async function openConsole(
  { connectionId, functionName }: FunctionTarget,
  about: { readonly page: 'function' | 'log'; readonly logGroup?: string | undefined },
  connections: Connections,
): Promise<Outcome> {
  const region = await regionOf(connectionId, undefined, connections, functionName);
  if (region.kind !== 'done') return region;
  const page: ConsolePage =
    about.page === 'function'
      ? { page: 'function', functionName }
      : { page: 'log', logGroup: about.logGroup ?? `/aws/lambda/${functionName}` };
  return open(consoleUrl(region.value, page));
}

async function open(url: string): Promise<Outcome> {
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
  return done;
}

/** Of the function's ARN where it is known, else of the settings, else asked of Lambda: the profile may name it. */
async function regionOf(
  connectionId: string | undefined,
  arn: string | undefined,
  connections: Connections,
  functionName?: string,
): Promise<Outcome<string>> {
  const connection = connectionId === undefined ? undefined : connections.get(connectionId);
  if (connection?.spec.kind !== 'aws') {
    return failed('Not available: this connection is not AWS.');
  }
  const known = arn?.split(':')[3] ?? connection.spec.region;
  if (known !== undefined) return doneWith(known);
  const name = connection.spec.name;
  const unknown = failed(`Set "region" of ${name} in dwell.connections to open its console.`);
  if (functionName === undefined) return unknown;
  const found = await connection.directory.getFunction(functionName, undefined, noDeadline());
  if (!found.ok) return failed(found.failure.message);
  const region = found.value.arn.split(':')[3];
  return region === undefined ? unknown : doneWith(region);
}
