import * as vscode from 'vscode';
import type { FunctionListState } from '../../explorer/functionList';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { Connection } from '../../model/connection/connection';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { Connections } from '../connections/connections';
import type { FunctionTree } from './tree/functionTree';

interface FunctionItem extends vscode.QuickPickItem {
  readonly target?: FunctionTarget;
}

/** Where the functions to pick from come from. */
export interface PickFunctionNeeds {
  readonly connections: Connections;
  readonly functionTree: FunctionTree;
  readonly store: InvocationStore;
}

/** Asks for a function of any connection. Those invoked lately come first; the others appear as they are listed. */
export async function pickFunction(needs: PickFunctionNeeds): Promise<FunctionTarget | undefined> {
  const pick = vscode.window.createQuickPick<FunctionItem>();
  pick.placeholder = 'Which function?';
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
    pick.items = recentItems(needs);
    pick.show();
    void fill(pick, needs, controller.signal);
    return await chosen;
  } finally {
    controller.abort();
    pick.dispose();
  }
}

/** What is listed already is there at once; the rest comes in as it is listed, each time there is twice as much. */
async function fill(
  pick: vscode.QuickPick<FunctionItem>,
  needs: PickFunctionNeeds,
  signal: AbortSignal,
): Promise<void> {
  const { connections, functionTree } = needs;
  const recent = recentItems(needs);
  const sections = new Map<string, readonly FunctionItem[]>();
  const show = (): void => {
    // To set the items moves the mark to the first: not under somebody's hands.
    const [active] = pick.activeItems;
    pick.keepScrollPosition = true;
    pick.items = [...recent, ...connections.all().flatMap(({ id }) => sections.get(id) ?? [])];
    const same = pick.items.find((item) => isSame(item, active));
    if (same !== undefined) pick.activeItems = [same];
  };
  await Promise.all(
    connections.all().map(async (connection) => {
      const list = functionTree.listOf(connection);
      const take = ({ functions, failure }: FunctionListState): void => {
        const items = functions.map((lambda) => itemOf(connection, lambda.name, lambda.description));
        const problem: FunctionItem[] =
          failure === undefined ? [] : [{ label: `$(error) ${failure.message}`, alwaysShow: true }];
        sections.set(connection.id, [separator(connection.spec.name), ...items, ...problem]);
        if (!signal.aborted) show();
      };
      let shown = (await list.load()).functions.length;
      if (list.state !== undefined) take(list.state);
      const subscription = list.onDidChange(() => {
        const { state } = list;
        if (state === undefined || state.functions.length < 2 * shown) return;
        shown = state.functions.length;
        take(state);
      });
      list.goOn();
      const state = await list.loadAll(signal);
      subscription.dispose();
      take(state);
    }),
  );
  if (!signal.aborted) pick.busy = false;
}

function isSame(item: FunctionItem, other: FunctionItem | undefined): boolean {
  return (
    item.target !== undefined &&
    item.target.connectionId === other?.target?.connectionId &&
    item.target.functionName === other.target.functionName
  );
}

const mostRecent = 5;

function recentItems({ store, connections }: PickFunctionNeeds): FunctionItem[] {
  const items = new Map<string, FunctionItem>();
  for (const { target } of store.all()) {
    const connection = connections.get(target.connectionId);
    const key = `${target.connectionId}/${target.functionName}`;
    if (connection !== undefined && !items.has(key) && items.size < mostRecent) {
      items.set(key, { ...itemOf(connection, target.functionName, ''), description: connection.spec.name });
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
