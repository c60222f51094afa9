import * as vscode from 'vscode';
import type { InvocationArgument } from '../../ids';
import { awsCliCommand, type SentCall } from '../../invocations/export/awsCliCommand';
import { javaScriptCode } from '../../invocations/export/sdkCode';
import { shellKind } from '../../invocations/export/shellKind';
import type { InvocationStore } from '../../invocations/invocationStore';
import { done, failed, type Outcome } from '../../model/base/outcome';
import type { ConnectionSpec } from '../../model/connection/connection';
import { commandTo } from '../commands/commandTo';
import type { Connections } from '../connections/connections';
import { showStatus } from '../sinks/labels';
import type { ResolveInvocation } from './resolveInvocation';

export interface CopyNeeds {
  readonly store: InvocationStore;
  readonly connections: Connections;
  readonly resolveInvocation: ResolveInvocation;
}

type Render = (call: SentCall, spec: ConnectionSpec) => string;

/** The commands that copy an invocation as an AWS CLI command or as code for the AWS SDK. */
export function copyCommands(needs: CopyNeeds) {
  const copy = (render: Render) => (argument: InvocationArgument) => copyCall(argument, render, needs);
  return {
    copyAsCli: copy((call, spec) => awsCliCommand(call, spec, shellKind(vscode.env.shell))),
    copyAsCode: copy(javaScriptCode),
  };
}

async function copyCall(
  argument: InvocationArgument,
  render: Render,
  { store, connections, resolveInvocation }: CopyNeeds,
): Promise<Outcome> {
  const withPayload = store.all().filter(({ id }) => store.payloadOf(id) !== undefined);
  const candidates = { invocations: withPayload, none: 'No invocation with a stored payload.' };
  const resolved = await resolveInvocation(argument, candidates);
  if (resolved.kind !== 'done') return resolved;
  const { id, target, mode, connectionName, isPayloadAsWritten } = resolved.value;
  const payload = store.payloadOf(id);
  if (payload === undefined) return failed('The payload was not stored (dwell.history.keep).');
  const connection = connections.get(target.connectionId);
  if (connection === undefined) {
    const message = `The connection ${connectionName} is no longer in dwell.connections.`;
    return failed(message, commandTo('addConnection', 'Add Connection'));
  }
  const call = { target, mode, payload, options: store.optionsOf(id) };
  await vscode.env.clipboard.writeText(render(call, addressed(connection.spec, connection.address())));
  showStatus('check', isPayloadAsWritten === true ? 'Copied, with placeholders as written' : 'Copied', shownMs);
  return done;
}

/** Local has a different address each time it starts. */
function addressed(spec: ConnectionSpec, endpoint: string | undefined): ConnectionSpec {
  return spec.kind === 'local' && endpoint !== undefined
    ? { kind: 'endpoint', name: spec.name, endpoint, region: 'us-east-1' }
    : spec;
}

const shownMs = 3_000;
