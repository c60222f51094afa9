import type * as vscode from 'vscode';
import type { FunctionExplorer } from '../../../explorer/functionExplorer';
import { describeFilter } from '../../../model/function/functionFilter';
import { count, loadingText } from './listTexts';

/** The line above the tree: how many functions match the filter, how far the listing is, and that AWS throttles. */
export class TreeMessage implements vscode.Disposable {
  private parts: readonly string[] = [];
  private pausedUntilMs: number | undefined;
  private pauseEnd: NodeJS.Timeout | undefined;
  private readonly subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly view: { message?: string | undefined },
    private readonly explorer: FunctionExplorer,
  ) {
    const update = () => this.update();
    this.subscriptions = [
      explorer.lists.onDidLoad(update),
      explorer.choices.onDidChange(update),
      explorer.busy.onDidChange(update),
      explorer.onDidForget(update),
      explorer.onDidChangeRoots(update),
    ];
    this.update();
  }

  /** Describes what is listed now. */
  update(): void {
    const { lists, choices } = this.explorer;
    const listed = lists.connections();
    const states = listed.map((connection) => lists.listOf(connection).state);
    const all = sum(states.map(({ functions }) => functions.length));
    const isLoading = states.some(({ functions, paging }) => functions.length > 0 && paging.kind === 'loading');
    const shown = choices.isFiltered ? sum(listed.map((connection) => this.explorer.shown(connection).length)) : all;
    const isFiltered = choices.isFiltered && all > 0;
    const filter = `Filter: ${describeFilter(choices.filter)}: ${count(shown)} of ${count(all)} functions`;
    this.parts = [...(isFiltered ? [filter] : []), ...(isLoading ? [loadingText(all)] : [])];
    this.write();
  }

  /** Says that nothing is read until then, in epoch milliseconds. */
  pause(untilMs: number): void {
    clearTimeout(this.pauseEnd);
    this.pausedUntilMs = untilMs;
    this.pauseEnd = setTimeout(() => {
      this.pausedUntilMs = undefined;
      this.write();
    }, untilMs - Date.now());
    this.write();
  }

  dispose(): void {
    clearTimeout(this.pauseEnd);
    for (const one of this.subscriptions) one.dispose();
  }

  private write(): void {
    const until = this.pausedUntilMs;
    const paused =
      until === undefined ? [] : [`Throttled by AWS. Continuing at ${new Date(until).toLocaleTimeString()}`];
    const text = [...this.parts, ...paused].join('  ·  ');
    this.view.message = text === '' ? undefined : text;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
