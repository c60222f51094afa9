import * as vscode from 'vscode';
import { extensionId } from '../../ids';
import { done, failed, type Outcome } from '../../model/base/outcome';
import { parseTraceLink, traceLinkPath } from '../../model/connection/traceLink';
import type { Invocation } from '../../model/invocation/invocation';
import { registerCommands } from '../commands/registerCommands';
import { showFailure } from '../commands/showFailure';
import type { ResolveInvocation } from '../invocations/resolveInvocation';
import { showStatus } from '../sinks/labels';
import { IdTerminalLinks } from './idTerminalLinks';
import type { LinkNeeds, TraceOpener } from './openTraceId';

/** Links to traces: ids in terminals, addresses that other programs open, and **Copy Link**. */
export function registerLinks(
  needs: LinkNeeds & { readonly resolveInvocation: ResolveInvocation; readonly opener: TraceOpener },
): vscode.Disposable {
  const { store, connections, resolveInvocation, opener } = needs;
  return vscode.Disposable.from(
    vscode.window.registerTerminalLinkProvider(new IdTerminalLinks(store, opener)),
    vscode.window.registerUriHandler({ handleUri: (uri) => openLink(uri, opener) }),
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

async function openLink(uri: vscode.Uri, opener: TraceOpener): Promise<void> {
  const link = parseTraceLink(uri.path, uri.query);
  const outcome = link === undefined ? failed('This link does not name a trace.') : await opener.open(link, true);
  if (outcome.kind === 'failed') showFailure(outcome);
}

async function copyLink({ traceId, configuration }: Invocation): Promise<Outcome> {
  const link = `${vscode.env.uriScheme}://${extensionId}${traceLinkPath(traceId, configuration?.arn)}`;
  await vscode.env.clipboard.writeText(link);
  showStatus('check', 'Link copied', 3_000);
  return done;
}
