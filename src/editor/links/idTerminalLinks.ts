import type * as vscode from 'vscode';
import type { InvocationStore } from '../../invocations/invocationStore';
import { findIdLinks, type IdTarget } from '../../trace/links/findIdLinks';
import { runCommand } from '../commands/runCommand';
import { showFailure } from '../commands/showFailure';
import type { ExecutionOpener } from '../executions/executionOpener';
import type { TraceOpener } from './openTraceId';

/** A link in a terminal and what it opens. */
interface IdTerminalLink extends vscode.TerminalLink {
  readonly target: IdTarget;
}

const titles: Readonly<Record<IdTarget['kind'], string>> = {
  invocation: 'Show Invocation',
  trace: 'Open Trace',
  execution: 'Open Durable Execution',
};

/** Makes trace ids, request ids, and ARNs of durable executions in terminals links to the panel. */
export class IdTerminalLinks implements vscode.TerminalLinkProvider<IdTerminalLink> {
  constructor(
    private readonly store: InvocationStore,
    private readonly opener: TraceOpener,
    private readonly executions: ExecutionOpener,
  ) {}

  provideTerminalLinks({ line }: { readonly line: string }): IdTerminalLink[] {
    return findIdLinks(line, this.store.all()).map(({ start, length, target }) => ({
      startIndex: start,
      length,
      tooltip: titles[target.kind],
      target,
    }));
  }

  async handleTerminalLink({ target }: IdTerminalLink): Promise<void> {
    if (target.kind === 'invocation') {
      await runCommand('showInvocation', { invocationId: target.invocationId });
      return;
    }
    if (target.kind === 'execution') {
      const opened = await this.executions.open(target.executionArn, false);
      if (opened.kind === 'failed') showFailure(opened);
      return;
    }
    const link = { traceId: target.traceId, region: undefined, account: undefined };
    const outcome = await this.opener.open(link, false);
    if (outcome.kind === 'failed') showFailure(outcome);
  }
}
