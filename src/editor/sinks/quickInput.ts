import * as vscode from 'vscode';
import { withoutIcons, withoutLinks } from './plainText';

/** `vscode.window.showQuickPick` with one choice. Icons in labels stay text: an item's icon is its `iconPath`. */
export async function showQuickPick<T extends vscode.QuickPickItem>(
  items: readonly T[] | Thenable<readonly T[]>,
  options: vscode.QuickPickOptions,
  token?: vscode.CancellationToken,
): Promise<T | undefined> {
  const drawn = new DrawnItems<T>();
  const safe = 'then' in items ? items.then((found) => drawn.draw(found)) : drawn.draw(items);
  const picked = await vscode.window.showQuickPick(safe, options, token);
  return picked === undefined ? undefined : drawn.given(picked);
}

const itemLists = ['items', 'activeItems', 'selectedItems'];

/** `vscode.window.createQuickPick`. Icons in labels stay text: an item's icon is its `iconPath`. */
export function createQuickPick<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
  const drawn = new DrawnItems<T>();
  const isItems = (name: string | symbol, value: unknown): value is readonly T[] =>
    typeof name === 'string' && itemLists.includes(name) && Array.isArray(value);
  return guarded(vscode.window.createQuickPick<T>(), {
    set: (name, value) => (isItems(name, value) ? drawn.draw(value) : value),
    get: (name, value) => (isItems(name, value) ? value.map((item) => drawn.given(item)) : value),
  });
}

/** Items as shown, with icons as text, and the original items. */
class DrawnItems<T extends vscode.QuickPickItem> {
  private readonly drawn = new WeakMap<T, T>();
  private readonly before = new WeakMap<T, T>();

  draw(items: readonly T[]): T[] {
    return items.map((item) => {
      const known = this.drawn.get(item) ?? plainItem(item);
      this.drawn.set(item, known);
      this.before.set(known, item);
      return known;
    });
  }

  given(item: T): T {
    return this.before.get(item) ?? item;
  }
}

/** `vscode.window.showInputBox`. Links in its prompt and in what `validateInput` says stay text. */
export function showInputBox(options: vscode.InputBoxOptions): Thenable<string | undefined> {
  const { prompt, validateInput } = options;
  return vscode.window.showInputBox({
    ...options,
    ...(prompt === undefined ? {} : { prompt: withoutLinks(prompt) }),
    ...(validateInput === undefined
      ? {}
      : { validateInput: async (value) => plainProblem(await validateInput(value)) }),
  });
}

/** `vscode.window.createInputBox`. Links in its prompt and validation message stay text. */
export function createInputBox(): vscode.InputBox {
  return guarded(vscode.window.createInputBox(), {
    set: (name, value) =>
      (name === 'prompt' || name === 'validationMessage') && typeof value === 'string' ? withoutLinks(value) : value,
    get: (_name, value) => value,
  });
}

type Problem = string | vscode.InputBoxValidationMessage | undefined | null;

function plainProblem(problem: Problem): Problem {
  if (problem === undefined || problem === null) return problem;
  return typeof problem === 'string' ? withoutLinks(problem) : { ...problem, message: withoutLinks(problem.message) };
}

function plainItem<T extends vscode.QuickPickItem>(item: T): T {
  const { label, description, detail } = item;
  return {
    ...item,
    label: withoutIcons(label),
    ...(description === undefined ? {} : { description: withoutIcons(description) }),
    ...(detail === undefined ? {} : { detail: withoutIcons(detail) }),
  };
}

/** Converts a property when it is set and read. */
interface Guard {
  set(name: string | symbol, value: unknown): unknown;
  get(name: string | symbol, value: unknown): unknown;
}

/** Wraps an input with guards for its properties. */
function guarded<Input extends object>(input: Input, guard: Guard): Input {
  return new Proxy(input, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : guard.get(name, value);
    },
    set: (target, name, value) => Reflect.set(target, name, guard.set(name, value)),
  });
}
