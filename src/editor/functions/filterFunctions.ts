import * as vscode from 'vscode';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import type { FunctionFilter } from '../../model/function/functionFilter';
import { createQuickPick, showQuickPick } from '../sinks/quickInput';
import type { FunctionView } from './functionView';
import { counted, pickStack, pickTagKey, pickTagValue } from './pickTag';

type Part = 'name' | 'runtime' | 'tracing' | 'stack' | 'tag' | 'clear';

interface PartItem extends vscode.QuickPickItem {
  readonly part: Part;
}

/**
 * Filters the view. The typed text is part of the name, and the tree follows while it is typed; Escape restores the filter from
 * before.
 */
export async function filterFunctions(context: FunctionView): Promise<Outcome> {
  const { choices } = context.explorer;
  const before = choices.filter;
  const pick = createQuickPick<PartItem>();
  pick.title = 'Filter Functions';
  pick.placeholder = 'Type part of a name, or select a filter';
  pick.value = before.name ?? '';
  pick.items = items(before);
  try {
    const part = await new Promise<Part | undefined>((resolve) => {
      pick.onDidChangeValue((value) => void choices.setFilter(withName(before, value)));
      pick.onDidAccept(() => resolve(pick.activeItems[0]?.part ?? 'name'));
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
    pick.hide();
    if (part === undefined) {
      await choices.setFilter(before);
      return canceled;
    }
    await apply(part, context, pick.value);
    return done;
  } finally {
    pick.dispose();
  }
}

async function apply(part: Part, context: FunctionView, typed: string): Promise<void> {
  const { choices } = context.explorer;
  // What was typed to find a kind of filter is no name.
  const filter = part === 'name' ? withName(choices.filter, typed) : choices.filter;
  switch (part) {
    case 'name':
      return choices.setFilter(filter);
    case 'clear':
      return choices.setFilter({});
    case 'runtime': {
      const runtime = await pickRuntime(context);
      return runtime === undefined ? undefined : choices.setFilter({ ...filter, runtime: runtime.value });
    }
    case 'tracing': {
      const tracing = await pickTracing();
      return tracing === undefined ? undefined : choices.setFilter({ ...filter, tracing });
    }
    case 'stack': {
      const stack = await pickStack(context);
      return stack === undefined ? undefined : choices.setFilter({ ...filter, stack });
    }
    case 'tag': {
      const key = await pickTagKey(context);
      const value = key === undefined ? undefined : await pickTagValue(context, key);
      if (key === undefined || value === undefined) return;
      return choices.setFilter({ ...filter, tag: { key, value: value.value } });
    }
  }
}

function withName(filter: FunctionFilter, typed: string): FunctionFilter {
  return { ...filter, name: typed.trim() === '' ? undefined : typed.trim() };
}

function items({ runtime, tracing, stack, tag }: FunctionFilter): PartItem[] {
  const item = (part: Part, icon: string, label: string, now: string | undefined): PartItem => ({
    part,
    label,
    iconPath: new vscode.ThemeIcon(icon),
    description: now ?? '',
    alwaysShow: true,
  });
  return [
    item('name', 'search', 'Name contains the text above', undefined),
    item('runtime', 'server-process', 'Runtime…', runtime),
    item('tracing', 'pulse', 'Tracing mode…', tracing),
    item('stack', 'layers', 'CloudFormation stack…', stack),
    item('tag', 'tag', 'Tag…', tag?.key),
    item('clear', 'clear-all', 'Clear filter', undefined),
  ];
}

async function pickRuntime(context: FunctionView): Promise<{ readonly value: string } | undefined> {
  const functions = context.explorer.roots.flatMap((one) => context.explorer.lists.listOf(one).state.functions);
  const runtimes = counted(functions.map(({ runtime }) => runtime ?? '')).map(({ label, description }) => ({
    label: label === '' ? 'Container images' : label,
    description,
    value: label,
  }));
  return showQuickPick(runtimes, { placeHolder: 'Select a runtime' });
}

async function pickTracing(): Promise<'Active' | 'PassThrough' | undefined> {
  const modes = [
    { label: 'Active', description: 'Lambda writes traces', mode: 'Active' as const },
    {
      label: 'PassThrough',
      description: 'Lambda traces only sampled requests of callers',
      mode: 'PassThrough' as const,
    },
  ];
  return (await showQuickPick(modes, { placeHolder: 'Select a tracing mode' }))?.mode;
}
