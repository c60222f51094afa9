import type * as vscode from 'vscode';
import { describeFilter, type FunctionFilter, isFilterEmpty } from '../../../model/function/functionFilter';
import { count, loadingText } from './listTexts';

/** What is in the tree, of one connection. */
export interface Listed {
  readonly shown: number;
  readonly all: number;
  readonly isLoading: boolean;
}

/** The line above the tree: what the filter leaves out, how far the listing is, and that AWS asked for fewer calls. */
export class TreeMessage implements vscode.Disposable {
  private parts: readonly string[] = [];
  private pausedUntilMs: number | undefined;
  private pauseEnd: NodeJS.Timeout | undefined;

  constructor(private readonly view: { message?: string | undefined }) {}

  show(filter: FunctionFilter, listed: readonly Listed[]): void {
    const sum = (of: (one: Listed) => number) => listed.reduce((total, one) => total + of(one), 0);
    const all = sum((one) => one.all);
    const words = `Filter: ${describeFilter(filter)}: ${count(sum(({ shown }) => shown))} of ${count(all)} functions`;
    this.parts = [
      ...(isFilterEmpty(filter) ? [] : [words]),
      ...(listed.some(({ isLoading }) => isLoading) ? [loadingText(all)] : []),
    ];
    this.write();
  }

  /** Nothing is read until then, in epoch milliseconds. */
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
  }

  private write(): void {
    const until = this.pausedUntilMs;
    const paused =
      until === undefined ? [] : [`AWS asks for fewer calls: going on at ${new Date(until).toLocaleTimeString()}`];
    const text = [...this.parts, ...paused].join('  ·  ');
    this.view.message = text === '' ? undefined : text;
  }
}
