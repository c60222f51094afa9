import * as vscode from 'vscode';
import type { FunctionExplorer } from '../../explorer/functionExplorer';
import { functionKey } from '../../explorer/functionKey';
import type { FunctionListState } from '../../explorer/functionList';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { Connection } from '../../model/connection/connection';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { Connections } from '../connections/connections';
import { GrowingPick, moreItem } from '../prompts/growingPick';
import { createQuickPick } from '../sinks/quickInput';

interface FunctionItem extends vscode.QuickPickItem {
  readonly target?: FunctionTarget;
}

/** What a function is picked from. */
export interface PickFunctionNeeds {
  readonly connections: Connections;
  readonly explorer: FunctionExplorer;
  readonly store: InvocationStore;
}

/** Asks for a function of any connection. Those invoked last come first; the others follow as they are listed. */
export async function pickFunction(needs: PickFunctionNeeds): Promise<FunctionTarget | undefined> {
  const pick = createQuickPick<FunctionItem>();
  pick.placeholder = 'Select a function';
  pick.matchOnDescription = true;
  pick.busy = true;
  const controller = new AbortController();
  const rows = new GrowingPick(pick, {
    keyOf: ({ target, label }) => (target === undefined ? label : functionKey(target)),
    moreItem: (count) => moreItem(count, 'function'),
  });
  try {
    const chosen = new Promise<FunctionTarget | undefined>((resolve) => {
      pick.onDidAccept(() => {
        const target = pick.selectedItems[0]?.target;
        if (target !== undefined) resolve(target);
      });
      pick.onDidHide(() => resolve(undefined));
    });
    pick.show();
    rows.grow(recentItems(needs));
    void fill(pick, rows, needs, controller.signal);
    return await chosen;
  } finally {
    controller.abort();
    pick.dispose();
  }
}

/** Adds what is listed already at once; the rest as it is listed, each time there is twice as much. */
async function fill(
  pick: vscode.QuickPick<FunctionItem>,
  rows: GrowingPick<FunctionItem>,
  { explorer }: PickFunctionNeeds,
  signal: AbortSignal,
): Promise<void> {
  const sections = new Map<Connection, readonly FunctionItem[]>();
  const take = (connection: Connection, { functions, paging }: FunctionListState): void => {
    const items = functions.map(({ name, description }) => itemOf(connection, name, description));
    const problem: FunctionItem[] =
      paging.kind === 'failed'
        ? [{ label: paging.failure.message, iconPath: new vscode.ThemeIcon('error'), alwaysShow: true }]
        : [];
    sections.set(connection, [separator(connection.spec.name), ...items, ...problem]);
    if (!signal.aborted) rows.grow([...sections.values()].flat());
  };
  await Promise.all(
    explorer.roots.map(async (connection) => {
      const list = explorer.lists.listOf(connection);
      list.resume();
      let shown = 0;
      const takeGrown = (): void => {
        if (list.state.functions.length === 0 || list.state.functions.length < 2 * shown) return;
        shown = list.state.functions.length;
        take(connection, list.state);
      };
      await list.load();
      takeGrown();
      const subscription = list.onDidChange(takeGrown);
      const state = await list.loadAll(signal);
      subscription.dispose();
      take(connection, state);
    }),
  );
  if (!signal.aborted) pick.busy = false;
}

const maxRecent = 5;

function recentItems({ store, connections }: PickFunctionNeeds): FunctionItem[] {
  const items = new Map<string, FunctionItem>();
  for (const { target } of store.all()) {
    const connection = connections.get(target.connectionId);
    const key = functionKey(target);
    if (connection !== undefined && !items.has(key) && items.size < maxRecent) {
      items.set(key, itemOf(connection, target.functionName, connection.spec.name));
    }
  }
  return items.size === 0 ? [] : [separator('recently invoked'), ...items.values()];
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
