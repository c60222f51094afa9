import { Emitter } from '../../model/base/event';
import type { AwsFailure } from '../../model/connection/awsFailure';
import type { TraceSearchSource, TraceSummary } from '../../model/connection/traceSearchSource';
import { functionsOf, type SearchCriteria } from './criteria';
import { searchExpression } from './searchExpression';
import { type SearchWindow, searchWindows, timesOf } from './searchWindows';

/** More traces are not listed: the search ends and says so. */
export const maxFound = 10_000;

/** How far a search is. */
export type SearchPhase =
  /** No request was sent. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  /** Ended at `maxFound`. */
  | { readonly kind: 'full' }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'failed'; readonly failure: AwsFailure };

export interface SearchState {
  readonly criteria: SearchCriteria | undefined;
  readonly phase: SearchPhase;
  /** In the order in which X-Ray listed them: newest window first. */
  readonly found: readonly TraceSummary[];
  readonly windowsDone: number;
  readonly windows: number;
  /** Transaction Search stores more spans than X-Ray lists; they can be searched for a charge. */
  readonly hasStoredSpans: boolean;
  /** Where `found` comes from. */
  readonly from: 'xray' | 'spans';
}

const idle: SearchState = {
  criteria: undefined,
  phase: { kind: 'idle' },
  found: [],
  windowsDone: 0,
  windows: 0,
  hasStoredSpans: false,
  from: 'xray',
};

/** One search at a time, window by window, newest first. Sends nothing before `start`. */
export class TraceSearch {
  private readonly didChange = new Emitter<SearchState>();
  readonly onDidChange = this.didChange.event;
  private current = idle;
  private running: AbortController | undefined;
  private readonly ids = new Set<string>();

  /** `mayAsk`: resolves when a request may be sent; a hidden view or a window in the background sends none. */
  constructor(
    private readonly now: () => number,
    private readonly mayAsk: () => Promise<void> = async () => {},
  ) {}

  get state(): SearchState {
    return this.current;
  }

  /** Ends the previous search and runs this one; resolves at its end. */
  async start(criteria: SearchCriteria, source: TraceSearchSource): Promise<void> {
    const { signal } = this.begin();
    const windows = searchWindows(criteria.range, this.now());
    this.set({ ...idle, criteria, phase: { kind: 'running' }, windows: windows.length });
    const asked = this.whenAllowed(signal)
      .then((isAllowed) => isAllowed && source.storesSpans(signal))
      .then((hasStoredSpans) => {
        if (!signal.aborted) this.set({ ...this.current, hasStoredSpans });
      });
    const expression = searchExpression(criteria);
    for (const window of windows) {
      const phase = await this.readWindow({ ...window, expression }, source, signal);
      if (signal.aborted) return;
      if (phase !== undefined) return this.end(phase);
      this.set({ ...this.current, windowsDone: this.current.windowsDone + 1 });
    }
    await asked;
    if (!signal.aborted) this.end({ kind: 'done' });
  }

  /** Searches the stored spans of Transaction Search instead; the caller has asked for confirmation of the charge. */
  async startStored(criteria: SearchCriteria, source: TraceSearchSource): Promise<void> {
    const { signal } = this.begin();
    const running: SearchState = { ...idle, criteria, phase: { kind: 'running' }, windows: 1, from: 'spans' };
    this.set({ ...running, hasStoredSpans: true });
    const { scope, outcomes, minDurationMs } = criteria;
    const functions = functionsOf(scope);
    const times = timesOf(criteria.range, this.now());
    const query = { ...times, functions, isFailed: outcomes.length > 0, minDurationMs };
    const result = await source.searchStoredTraces(query, signal);
    if (signal.aborted) return;
    if (!result.ok) return this.end({ kind: 'failed', failure: result.failure });
    this.add(result.value);
    this.set({ ...this.current, windowsDone: 1 });
    this.end({ kind: this.current.found.length >= maxFound ? 'full' : 'done' });
  }

  /** Stops the search; what was found stays. */
  cancel(): void {
    if (this.current.phase.kind !== 'running') return;
    this.running?.abort();
    this.end({ kind: 'canceled' });
  }

  /** Forgets everything. */
  clear(): void {
    this.running?.abort();
    this.ids.clear();
    this.set(idle);
  }

  private begin(): AbortController {
    this.running?.abort();
    this.ids.clear();
    const running = new AbortController();
    this.running = running;
    return running;
  }

  private async whenAllowed(signal: AbortSignal): Promise<boolean> {
    await Promise.race([this.mayAsk(), whenAborted(signal)]);
    return !signal.aborted;
  }

  /** Reads all pages of a window; returns how the search ends, or `undefined` if it goes on. */
  private async readWindow(
    query: SearchWindow & { readonly expression: string },
    source: TraceSearchSource,
    signal: AbortSignal,
  ): Promise<SearchPhase | undefined> {
    let token: string | undefined;
    do {
      if (!(await this.whenAllowed(signal))) return undefined;
      const page = await source.listSummaries(query, token, signal);
      if (signal.aborted) return undefined;
      if (!page.ok) return { kind: 'failed', failure: page.failure };
      this.add(page.value.traces);
      if (this.current.found.length >= maxFound) return { kind: 'full' };
      token = page.value.nextToken;
    } while (token !== undefined);
    return undefined;
  }

  /** A trace at the border of two windows is in both. */
  private add(traces: readonly TraceSummary[]): void {
    const added = traces.filter(({ id }) => !this.ids.has(id)).slice(0, maxFound - this.ids.size);
    for (const { id } of added) this.ids.add(id);
    if (added.length > 0) this.set({ ...this.current, found: [...this.current.found, ...added] });
  }

  private end(phase: SearchPhase): void {
    this.running = undefined;
    this.set({ ...this.current, phase });
  }

  private set(state: SearchState): void {
    this.current = state;
    this.didChange.fire(state);
  }
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
