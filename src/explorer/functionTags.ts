import { Emitter } from '../model/base/event';
import type { FunctionDirectory } from '../model/connection/connection';
import type { FunctionTags } from '../model/function/functionFilter';
import type { Paging } from './paging';

/** The tags of all functions of one connection, read when a filter or a grouping first needs them. */
export class TagList {
  private readonly didChange = new Emitter<void>();
  readonly onDidChange = this.didChange.event;
  private readonly tags = new Map<string, FunctionTags>();
  private readonly controller = new AbortController();
  private current: Paging = { kind: 'unread' };
  private reading: Promise<void> | undefined;

  constructor(private readonly directory: FunctionDirectory) {}

  /** The tags by the function's ARN; undefined until they are read, and for functions without tags. */
  of(arn: string): FunctionTags | undefined {
    return this.tags.get(arn);
  }

  get paging(): Paging {
    return this.current;
  }

  /** All tags that were read. */
  all(): Iterable<FunctionTags> {
    return this.tags.values();
  }

  /** Reads all pages, once; settles when they are loaded or reading has failed; concurrent callers share one read. */
  load(): Promise<void> {
    this.reading ??= this.read();
    return this.reading;
  }

  private async read(): Promise<void> {
    const { signal } = this.controller;
    for (let marker: string | undefined, isFirst = true; isFirst || marker !== undefined; isFirst = false) {
      this.current = { kind: 'loading', marker };
      const page = await this.directory.listFunctionTags(marker, signal);
      if (signal.aborted) return;
      if (!page.ok) {
        this.current = { kind: 'failed', failure: page.failure };
        this.didChange.fire();
        return;
      }
      for (const [arn, tags] of page.value.tags) this.tags.set(arn, tags);
      marker = page.value.nextMarker;
      if (marker === undefined) this.current = { kind: 'complete' };
      this.didChange.fire();
    }
  }

  dispose(): void {
    this.controller.abort();
  }
}
