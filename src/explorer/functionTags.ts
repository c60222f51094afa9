import { Emitter } from '../model/base/event';
import type { AwsFailure } from '../model/connection/awsFailure';
import type { Connection } from '../model/connection/connection';
import type { FunctionTags } from '../model/function/functionFilter';

/** The tags of all functions of one connection, read when a filter or a grouping first needs them. */
export class TagList {
  private readonly didChange = new Emitter<void>();
  readonly onDidChange = this.didChange.event;
  private readonly tags = new Map<string, FunctionTags>();
  private controller: AbortController | undefined;
  private current: { readonly isLoading: boolean; readonly failure: AwsFailure | undefined } | undefined;

  constructor(private readonly connection: Connection) {}

  /** By the function's ARN; `undefined` while it was not read, and for functions without tags. */
  of(arn: string): FunctionTags | undefined {
    return this.tags.get(arn);
  }

  get isLoading(): boolean {
    return this.current?.isLoading === true;
  }

  get failure(): AwsFailure | undefined {
    return this.current?.failure;
  }

  /** All that were read. */
  all(): Iterable<FunctionTags> {
    return this.tags.values();
  }

  /** Reads all pages, once; settles when they are there, or it failed. */
  async load(): Promise<void> {
    if (this.current !== undefined) return;
    const controller = new AbortController();
    this.controller = controller;
    this.current = { isLoading: true, failure: undefined };
    let marker: string | undefined;
    do {
      const page = await this.connection.directory.listFunctionTags(marker, controller.signal);
      if (controller.signal.aborted) return;
      if (!page.ok) {
        this.current = { isLoading: false, failure: page.failure };
        this.didChange.fire();
        return;
      }
      for (const [arn, tags] of page.value.tags) this.tags.set(arn, tags);
      marker = page.value.nextMarker;
      this.current = { isLoading: marker !== undefined, failure: undefined };
      this.didChange.fire();
    } while (marker !== undefined);
  }

  dispose(): void {
    this.controller?.abort();
  }
}
