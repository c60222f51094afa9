import { Emitter } from '../model/base/event';
import { noDeadline } from '../model/base/noDeadline';
import type { FunctionDirectory } from '../model/connection/connection';
import type { LambdaFunction } from '../model/function/functions';
import { mergeSorted } from '../model/function/mergeSorted';
import type { Paging } from './paging';

/** The functions of one connection, as far as they are listed. */
export interface FunctionListState {
  /** By name. */
  readonly functions: readonly LambdaFunction[];
  readonly paging: Paging;
}

const unread: FunctionListState = { functions: [], paging: { kind: 'unread' } };

/** Lists the functions of one connection, a page at a time: the first page is there before the second is asked for. */
export class FunctionList {
  private readonly didChange = new Emitter<void>();
  /** Fires for each page after the first, and when the listing stops, continues or is reset. */
  readonly onDidChange = this.didChange.event;
  private current = unread;
  private firstPage: Promise<void> | undefined;
  private controller = new AbortController();

  constructor(private readonly directory: FunctionDirectory) {}

  get state(): FunctionListState {
    return this.current;
  }

  /** Settles when the first page is there or has failed; the others follow by themselves. */
  async load(): Promise<FunctionListState> {
    this.firstPage ??= this.start(undefined);
    await this.firstPage;
    return this.current;
  }

  /** Waits for all pages, until they are there, the listing stops, or `signal` aborts. */
  loadAll(signal: AbortSignal): Promise<FunctionListState> {
    return this.loadWhile(() => !signal.aborted, signal);
  }

  /** Loads pages until a function of this name is there; continues a stopped listing. */
  async loadUntil(name: string): Promise<void> {
    this.resume();
    await this.loadWhile(({ functions }) => !functions.some((lambda) => lambda.name === name));
  }

  /** Stops the listing; what is there stays. */
  stop(): void {
    const { paging } = this.current;
    if (paging.kind !== 'loading') return;
    this.controller.abort();
    this.change({ paging: { kind: 'stopped', marker: paging.marker } });
    this.didChange.fire();
  }

  /** Continues a stopped listing with the page that was not read. */
  resume(): void {
    const { paging } = this.current;
    if (paging.kind !== 'stopped') return;
    this.firstPage = this.start(paging.marker);
    this.didChange.fire();
  }

  /** Reads the configuration of one function again. */
  async reread(name: string): Promise<void> {
    const read = await this.directory.getFunction(name, undefined, noDeadline());
    if (!read.ok) return;
    this.change({ functions: this.current.functions.map((lambda) => (lambda.name === name ? read.value : lambda)) });
  }

  /** Forgets everything; the next `load` asks again. */
  reset(): void {
    this.controller.abort();
    this.firstPage = undefined;
    this.current = unread;
    this.didChange.fire();
  }

  private change(part: Partial<FunctionListState>): void {
    this.current = { ...this.current, ...part };
  }

  private async loadWhile(
    wants: (state: FunctionListState) => boolean,
    signal?: AbortSignal,
  ): Promise<FunctionListState> {
    await this.load();
    while (this.current.paging.kind === 'loading' && wants(this.current)) await this.nextChange(signal);
    return this.current;
  }

  private nextChange(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const settle = (): void => {
        subscription.dispose();
        signal?.removeEventListener('abort', settle);
        resolve();
      };
      const subscription = this.onDidChange(settle);
      signal?.addEventListener('abort', settle, { once: true });
    });
  }

  /** Settles with the first of the pages from `marker` on. */
  private async start(marker: string | undefined): Promise<void> {
    this.controller = new AbortController();
    const { signal } = this.controller;
    this.change({ paging: { kind: 'loading', marker } });
    await this.loadPage(marker, signal);
    if (signal.aborted) return;
    if (marker !== undefined) this.didChange.fire();
    void this.loadRest(signal);
  }

  private async loadRest(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.current.paging.kind === 'loading') {
      await this.loadPage(this.current.paging.marker, signal);
      if (!signal.aborted) this.didChange.fire();
    }
  }

  private async loadPage(marker: string | undefined, signal: AbortSignal): Promise<void> {
    const page = await this.directory.listFunctions(marker, signal);
    if (signal.aborted) return;
    if (!page.ok) {
      this.change({ paging: { kind: 'failed', failure: page.failure } });
      return;
    }
    const { functions, nextMarker } = page.value;
    this.change({
      functions: mergeSorted(this.current.functions, functions, byName),
      paging: nextMarker === undefined ? { kind: 'complete' } : { kind: 'loading', marker: nextMarker },
    });
  }
}

let collator: Intl.Collator | undefined;

/** The collator is made with the first function: it would take a third of what activation takes. */
function byName(a: LambdaFunction, b: LambdaFunction): number {
  collator ??= new Intl.Collator();
  return collator.compare(a.name, b.name);
}
