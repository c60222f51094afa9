import * as vscode from 'vscode';
import { withoutIcons, withoutLinks } from './plainText';

/** `vscode.window.showQuickPick` with one choice. Icons in labels stay text: an item's icon is its `iconPath`. */
export function showQuickPick<T extends vscode.QuickPickItem>(
  items: readonly T[] | Thenable<readonly T[]>,
  options: vscode.QuickPickOptions,
  token?: vscode.CancellationToken,
): Thenable<T | undefined> {
  const safe = 'then' in items ? items.then((found) => found.map(plainItem)) : items.map(plainItem);
  return vscode.window.showQuickPick(safe, options, token);
}

/** `vscode.window.createQuickPick`. Icons in labels stay text: an item's icon is its `iconPath`. */
export function createQuickPick<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
  return guarded(vscode.window.createQuickPick<T>(), (name, value) =>
    name === 'items' && Array.isArray(value) ? value.map(plainItem) : value,
  );
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
  return guarded(vscode.window.createInputBox(), (name, value) =>
    (name === 'prompt' || name === 'validationMessage') && typeof value === 'string' ? withoutLinks(value) : value,
  );
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

/** The same input, except that what is set goes through `safe` first. */
function guarded<Input extends object>(input: Input, safe: (name: string | symbol, value: unknown) => unknown): Input {
  return new Proxy(input, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, safe(name, value)),
  });
}
