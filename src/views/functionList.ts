import type { AwsFailure } from '../model/awsFailure';
import type { Connection } from '../model/connection';
import { Emitter } from '../model/event';
import type { LambdaFunction } from '../model/functions';

/** What is known of the functions of one connection. */
export interface FunctionListState {
  readonly functions: readonly LambdaFunction[];
  readonly isLoading: boolean;
  /** Why there are no more; what was loaded before stays. */
  readonly failure: AwsFailure | undefined;
}

/** The functions of one connection, a page at a time: the first page is there before the second is asked for. */
export class FunctionList {
  private readonly didChange = new Emitter<void>();
  readonly onDidChange = this.didChange.event;
  private current: FunctionListState | undefined;
  private firstPage: Promise<void> | undefined;
  private controller: AbortController | undefined;

  constructor(private readonly connection: Connection) {}

  get state(): FunctionListState | undefined {
    return this.current;
  }

  /** Settles when the first page is there or has failed; the others follow by themselves. */
  async load(): Promise<FunctionListState> {
    this.firstPage ??= this.start();
    await this.firstPage;
    return this.current ?? { functions: [], isLoading: false, failure: undefined };
  }

  /** All pages, for a picker. */
  async loadAll(signal: AbortSignal): Promise<FunctionListState> {
    let state = await this.load();
    while (state.isLoading && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          subscription.dispose();
          resolve();
        };
        const subscription = this.onDidChange(done);
        signal.addEventListener('abort', done, { once: true });
      });
      state = this.current ?? state;
    }
    return state;
  }

  /** Forgets everything; the next `load` asks again. */
  reset(): void {
    this.controller?.abort();
    this.controller = undefined;
    this.firstPage = undefined;
    this.current = undefined;
  }

  private async start(): Promise<void> {
    const controller = new AbortController();
    this.controller = controller;
    const marker = await this.loadPage(undefined, controller.signal);
    if (marker !== undefined) void this.loadRest(marker, controller.signal);
  }

  private async loadRest(first: string, signal: AbortSignal): Promise<void> {
    for (let marker: string | undefined = first; marker !== undefined && !signal.aborted; ) {
      marker = await this.loadPage(marker, signal);
      if (!signal.aborted) this.didChange.fire();
    }
  }

  private async loadPage(marker: string | undefined, signal: AbortSignal): Promise<string | undefined> {
    const page = await this.connection.directory.listFunctions(marker, signal);
    if (signal.aborted) return undefined;
    const before = this.current?.functions ?? [];
    if (!page.ok) {
      this.current = { functions: before, isLoading: false, failure: page.failure };
      return undefined;
    }
    const { functions, nextMarker } = page.value;
    const sorted = [...before, ...functions].sort((a, b) => a.name.localeCompare(b.name));
    this.current = { functions: sorted, isLoading: nextMarker !== undefined, failure: undefined };
    return nextMarker;
  }
}
