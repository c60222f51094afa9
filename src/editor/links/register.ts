import * as vscode from 'vscode';
import { extensionId } from '../../ids';
import { done, failed, type Outcome } from '../../model/base/outcome';
import { parseTraceLink, traceLinkPath } from '../../model/connection/traceLink';
import { parseExecutionLink } from '../../model/durable/executionLink';
import type { Invocation } from '../../model/invocation/invocation';
import { registerCommands } from '../commands/registerCommands';
import { showFailure } from '../commands/showFailure';
import type { ExecutionOpener } from '../executions/executionOpener';
import type { ResolveInvocation } from '../invocations/resolveInvocation';
import { showStatus } from '../sinks/labels';
import { IdTerminalLinks } from './idTerminalLinks';
import type { LinkNeeds, TraceOpener } from './openTraceId';

/** Links to traces and durable executions: ids in terminals, addresses that other programs open, and **Copy Link**. */
export function registerLinks(
  needs: LinkNeeds & {
    readonly resolveInvocation: ResolveInvocation;
    readonly opener: TraceOpener;
    readonly executionOpener: ExecutionOpener;
  },
): vscode.Disposable {
  const { store, connections, resolveInvocation, opener, executionOpener: executions } = needs;
  return vscode.Disposable.from(
    vscode.window.registerTerminalLinkProvider(new IdTerminalLinks(store, opener, executions)),
    vscode.window.registerUriHandler({ handleUri: (uri) => openLink(uri, opener, executions) }),
    registerCommands({
      copyTraceLink: async (argument) => {
        const isShared = ({ target }: Invocation): boolean =>
          connections.get(target.connectionId)?.spec.kind !== 'local';
        const invocations = store.all().filter(isShared);
        const none = 'No invocation on AWS or an endpoint yet.';
        const resolved = await resolveInvocation(argument, { invocations, none });
        if (resolved.kind !== 'done') return resolved;
        if (!isShared(resolved.value)) return failed('Traces of Local exist only on this machine.');
        return copyLink(resolved.value);
      },
    }),
  );
}

async function openLink(uri: vscode.Uri, traces: TraceOpener, executions: ExecutionOpener): Promise<void> {
  const executionArn = parseExecutionLink(uri.path);
  const link = parseTraceLink(uri.path, uri.query);
  const opened = executionArn === undefined ? link && traces.open(link, true) : executions.open(executionArn, true);
  const outcome = (await opened) ?? failed('This link names neither a trace nor a durable execution.');
  if (outcome.kind === 'failed') showFailure(outcome);
}

async function copyLink({ traceId, configuration }: Invocation): Promise<Outcome> {
  const link = `${vscode.env.uriScheme}://${extensionId}${traceLinkPath(traceId, configuration?.arn)}`;
  await vscode.env.clipboard.writeText(link);
  showStatus('check', 'Link copied', 3_000);
  return done;
}
