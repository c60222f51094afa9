import * as vscode from 'vscode';
import type { Connection } from '../model/connection';
import type { FunctionTarget } from '../model/invocation';
import type { CommandContext } from './commandContext';

interface FunctionItem extends vscode.QuickPickItem {
  readonly target?: FunctionTarget;
}

/** Asks for a function of any connection. Those invoked lately come first; the others appear as they are listed. */
export async function pickFunction(context: CommandContext): Promise<FunctionTarget | undefined> {
  const pick = vscode.window.createQuickPick<FunctionItem>();
  pick.placeholder = vscode.l10n.t('Which function?');
  pick.matchOnDescription = true;
  pick.busy = true;
  const controller = new AbortController();
  try {
    const chosen = new Promise<FunctionTarget | undefined>((resolve) => {
      pick.onDidAccept(() => {
        const target = pick.selectedItems[0]?.target;
        if (target !== undefined) resolve(target);
      });
      pick.onDidHide(() => resolve(undefined));
    });
    pick.items = recentItems(context);
    pick.show();
    void fill(pick, context, controller.signal);
    return await chosen;
  } finally {
    controller.abort();
    pick.dispose();
  }
}

async function fill(pick: vscode.QuickPick<FunctionItem>, context: CommandContext, signal: AbortSignal): Promise<void> {
  const recent = recentItems(context);
  const sections = new Map<string, readonly FunctionItem[]>();
  await Promise.all(
    context.connections.all().map(async (connection) => {
      const { functions, failure } = await context.functionTree.listOf(connection).loadAll(signal);
      const items = functions.map((lambda) => itemOf(connection, lambda.name, lambda.description));
      const problem: FunctionItem[] =
        failure === undefined ? [] : [{ label: `$(error) ${failure.message}`, alwaysShow: true }];
      sections.set(connection.id, [separator(connection.spec.name), ...items, ...problem]);
      if (!signal.aborted)
        pick.items = [...recent, ...context.connections.all().flatMap(({ id }) => sections.get(id) ?? [])];
    }),
  );
  if (!signal.aborted) pick.busy = false;
}

const mostRecent = 5;

function recentItems({ store, connections }: CommandContext): FunctionItem[] {
  const items = new Map<string, FunctionItem>();
  for (const { target } of store.all()) {
    const connection = connections.get(target.connectionId);
    const key = `${target.connectionId}/${target.functionName}`;
    if (connection !== undefined && !items.has(key) && items.size < mostRecent) {
      items.set(key, { ...itemOf(connection, target.functionName, ''), description: connection.spec.name });
    }
  }
  return items.size === 0 ? [] : [separator(vscode.l10n.t('recently invoked')), ...items.values()];
}

function itemOf({ id }: Connection, functionName: string, description: string): FunctionItem {
  return {
    label: functionName,
    description,
    iconPath: new vscode.ThemeIcon('symbol-function'),
    target: { connectionId: id, functionName, qualifier: undefined },
  };
}

function separator(label: string): FunctionItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
