import { noDeadline } from '../../model/base/noDeadline';
import type { AwsFailure } from '../../model/connection/awsFailure';
import type { ExecutionSummary } from '../../model/durable/execution';
import type { ExecutionDirectory } from '../../model/durable/executionDirectory';
import { type ExecutionChoice, filterOf, isChoiceEmpty, noChoice } from './executionChoice';

/** The executions of one function, as far as they are listed, newest first. */
export interface ExecutionListState {
  readonly executions: readonly ExecutionSummary[];
  readonly hasMore: boolean;
  /** Why the last page could not be read; those before stay. */
  readonly failure: AwsFailure | undefined;
}

const unread: ExecutionListState = { executions: [], hasMore: false, failure: undefined };

/** Lists the executions of one function a page at a time, the first one when it is first asked for. */
export class ExecutionList {
  private current = unread;
  private currentChoice = noChoice;
  private marker: string | undefined;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly functionName: string,
    private readonly directory: ExecutionDirectory,
    private readonly now: () => number,
  ) {}

  get state(): ExecutionListState {
    return this.current;
  }

  get choice(): ExecutionChoice {
    return this.currentChoice;
  }

  get isFiltered(): boolean {
    return !isChoiceEmpty(this.currentChoice);
  }

  /** Reads the first page, once. */
  async load(): Promise<void> {
    this.reading ??= this.read(undefined);
    await this.reading;
  }

  /** Reads the next page. */
  async loadMore(): Promise<void> {
    await this.load();
    const { marker } = this;
    if (marker === undefined) return;
    this.reading = this.read(marker);
    await this.reading;
  }

  /** Shows only what matches; it is read when it is next asked for. */
  choose(choice: ExecutionChoice): void {
    this.currentChoice = choice;
    this.forget();
  }

  /** Forgets what was read. */
  forget(): void {
    this.current = unread;
    this.marker = undefined;
    this.reading = undefined;
  }

  private async read(marker: string | undefined): Promise<void> {
    const { currentChoice: choice, functionName } = this;
    const before = marker === undefined ? [] : this.current.executions;
    const filter = filterOf(choice, this.now());
    const page = await this.directory.list(functionName, filter, marker, noDeadline());
    // Meanwhile the filter may have changed: that page is of another list.
    if (choice !== this.currentChoice) return;
    this.marker = page.ok ? page.value.nextMarker : marker;
    this.current = page.ok
      ? { executions: [...before, ...page.value.executions], hasMore: this.marker !== undefined, failure: undefined }
      : { executions: before, hasMore: this.marker !== undefined, failure: page.failure };
  }
}
