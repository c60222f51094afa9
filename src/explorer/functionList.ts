import { Emitter } from '../model/base/event';
import { noDeadline } from '../model/base/noDeadline';
import type { AwsFailure } from '../model/connection/awsFailure';
import type { Connection } from '../model/connection/connection';
import type { LambdaFunction } from '../model/function/functions';
import { mergeSorted } from '../model/function/mergeSorted';

/** What is known of the functions of one connection. */
export interface FunctionListState {
  /** By name. */
  readonly functions: readonly LambdaFunction[];
  readonly isLoading: boolean;
  /** There are more, and the reader did not want to wait for them. */
  readonly isStopped: boolean;
  /** Why there are no more; what was loaded before stays. */
  readonly failure: AwsFailure | undefined;
}

const nothing: FunctionListState = { functions: [], isLoading: false, isStopped: false, failure: undefined };

/** The functions of one connection, a page at a time: the first page is there before the second is asked for. */
export class FunctionList {
  private readonly didChange = new Emitter<void>();
  readonly onDidChange = this.didChange.event;
  private current: FunctionListState | undefined;
  private firstPage: Promise<void> | undefined;
  private controller: AbortController | undefined;
  /** Where a stopped listing goes on. */
  private nextMarker: string | undefined;

  constructor(private readonly connection: Connection) {}

  get state(): FunctionListState | undefined {
    return this.current;
  }

  /** Settles when the first page is there or has failed; the others follow by themselves. */
  async load(): Promise<FunctionListState> {
    this.firstPage ??= this.start();
    await this.firstPage;
    return this.current ?? nothing;
  }

  /** All pages, for a picker. */
  loadAll(signal: AbortSignal): Promise<FunctionListState> {
    return this.loadWhile(() => !signal.aborted, signal);
  }

  /** As many pages as it takes until a function of this name is there. */
  async loadUntil(name: string): Promise<void> {
    this.goOn();
    await this.loadWhile(({ functions }) => !functions.some((lambda) => lambda.name === name));
  }

  /** Stops the listing; what is there stays. */
  stop(): void {
    if (this.current?.isLoading !== true) return;
    this.controller?.abort();
    this.current = { ...this.current, isLoading: false, isStopped: true };
    this.didChange.fire();
  }

  /** Goes on where it was stopped. */
  goOn(): void {
    if (this.current?.isStopped !== true || this.nextMarker === undefined) return;
    this.controller = new AbortController();
    this.current = { ...this.current, isLoading: true, isStopped: false };
    this.didChange.fire();
    void this.loadRest(this.nextMarker, this.controller.signal);
  }

  /** Reads the configuration of one function again. */
  async reread(name: string): Promise<void> {
    const read = await this.connection.directory.getFunction(name, undefined, noDeadline());
    if (!read.ok || this.current === undefined) return;
    const functions = this.current.functions.map((lambda) => (lambda.name === name ? read.value : lambda));
    this.current = { ...this.current, functions };
  }

  /** Forgets everything; the next `load` asks again. */
  reset(): void {
    this.controller?.abort();
    this.controller = undefined;
    this.firstPage = undefined;
    this.current = undefined;
    this.nextMarker = undefined;
  }

  private async loadWhile(
    wants: (state: FunctionListState) => boolean,
    signal?: AbortSignal,
  ): Promise<FunctionListState> {
    let state = await this.load();
    while (state.isLoading && wants(state)) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          subscription.dispose();
          resolve();
        };
        const subscription = this.onDidChange(done);
        signal?.addEventListener('abort', done, { once: true });
      });
      state = this.current ?? nothing;
    }
    return state;
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
      this.current = { ...nothing, functions: before, failure: page.failure };
      return undefined;
    }
    const { functions, nextMarker } = page.value;
    this.nextMarker = nextMarker;
    this.current = {
      ...nothing,
      functions: mergeSorted(before, functions, byName),
      isLoading: nextMarker !== undefined,
    };
    return nextMarker;
  }
}

const { compare } = new Intl.Collator();

function byName(a: LambdaFunction, b: LambdaFunction): number {
  return compare(a.name, b.name);
}
