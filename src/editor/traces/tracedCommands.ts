import type * as vscode from 'vscode';
import type { InvocationArgument } from '../../ids';
import type { InvocationStore } from '../../invocations/invocationStore';
import { contentOf } from '../../invocations/panel/panelContent';
import { canceled, type Outcome } from '../../model/base/outcome';
import type { Invocation } from '../../model/invocation/invocation';
import { savedResponse } from '../../model/invocation/savedResponse';
import type { ExportFormat } from '../../protocol/panelMessages';
import type { CommandHandlers } from '../commands/registerCommands';
import type { ResolveInvocation } from '../invocations/resolveInvocation';
import { showQuickPick } from '../sinks/quickInput';
import type { InvocationPanels } from './panel/invocationPanels';
import { saveExport } from './saveExport';
import { saveResponse } from './saveResponse';

export interface TracedNeeds {
  readonly store: InvocationStore;
  readonly resolveInvocation: ResolveInvocation;
  readonly panels: InvocationPanels;
}

/** The commands about an invocation that has a trace or a response. */
export function tracedCommands({ store, resolveInvocation, panels }: TracedNeeds) {
  const withTraced = async (
    argument: InvocationArgument,
    work: (invocation: Invocation) => Promise<Outcome<unknown>>,
  ): Promise<Outcome<unknown>> => {
    const invocations = store.all().filter(({ documents }) => documents.length > 0);
    const resolved = await resolveInvocation(argument, { invocations, none: 'No invocation has a trace yet.' });
    return resolved.kind === 'done' ? work(resolved.value) : resolved;
  };
  const saveAny = async (argument: InvocationArgument): Promise<Outcome<unknown>> => {
    const invocations = store.all().filter(({ answer }) => savedResponse(answer) !== undefined);
    const resolved = await resolveInvocation(argument, { invocations, none: 'No invocation has a response yet.' });
    return resolved.kind === 'done' ? saveResponse(resolved.value) : resolved;
  };
  return {
    saveResponse: saveAny,
    compareWith: (argument) => withTraced(argument, ({ id }) => panels.compare(id)),
    exportTrace: (argument) => withTraced(argument, exportTrace),
  } satisfies CommandHandlers;
}

/** Asks for a format, and writes the trace to a file or its summary to the clipboard. */
async function exportTrace(invocation: Invocation): Promise<Outcome> {
  const format = await pickFormat();
  return format === undefined ? canceled : saveExport(contentOf(invocation), format);
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly format: ExportFormat })[] = [
    { label: 'X-Ray JSON', description: 'as returned by BatchGetTraces', format: 'xray' },
    { label: 'OTLP JSON', description: 'for OpenTelemetry viewers', format: 'otlp' },
    { label: 'Markdown', description: 'a summary, copied to the clipboard', format: 'markdown' },
  ];
  return (await showQuickPick(items, { placeHolder: 'Select an export format' }))?.format;
}
