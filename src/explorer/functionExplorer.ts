import { Emitter } from '../model/base/event';
import type { Connection } from '../model/connection/connection';
import { findFunctions } from '../model/function/findFunctions';
import type { LambdaFunction } from '../model/function/functions';
import type { FunctionTarget } from '../model/invocation/invocation';
import { BusyFunctions, type SentInvocations } from './busyFunctions';
import type { FunctionChoices } from './functionChoices';
import { FunctionLists, type ListedConnection } from './functionLists';

/** The connections that are listed. */
export interface ListedConnections<Listed> {
  all(): readonly Listed[];
  get(id: string): Listed | undefined;
  /** What is wrong with the setting that declares them. */
  readonly problems: readonly string[];
  readonly onDidChange: (listener: () => void) => { dispose(): void };
}

const maxRecent = 10;

/** What is listed, filtered, chosen and running, shared by the view **Functions**, the pickers and the commands. */
export class FunctionExplorer<Listed extends ListedConnection = Connection> {
  readonly lists = new FunctionLists<Listed>();
  readonly busy: BusyFunctions;
  private readonly didForget = new Emitter<Listed | undefined>();
  /** Fires with a connection whose functions are to be listed again; undefined: all of them. */
  readonly onDidForget = this.didForget.event;
  private readonly didChangeRoots = new Emitter<readonly Listed[]>();
  /** The connections, their order, or the problems have changed; fires with the removed connections. */
  readonly onDidChangeRoots = this.didChangeRoots.event;
  private currentRoots: readonly Listed[];
  private currentProblems: readonly string[];
  private readonly subscription;

  constructor(
    private readonly connections: ListedConnections<Listed>,
    private readonly store: SentInvocations,
    readonly choices: FunctionChoices,
  ) {
    this.busy = new BusyFunctions(store);
    this.currentRoots = connections.all();
    this.currentProblems = connections.problems;
    this.subscription = connections.onDidChange(() => this.follow());
  }

  get roots(): readonly Listed[] {
    return this.currentRoots;
  }

  get problems(): readonly string[] {
    return this.currentProblems;
  }

  /** What is listed of a connection and matches the filter. */
  shown(connection: Listed): readonly LambdaFunction[] {
    const tags = this.lists.tagsOf(connection);
    return findFunctions(this.lists.listOf(connection).state.functions, this.choices.filter, ({ arn }) => tags.of(arn));
  }

  /** Whether the filter excludes a function. */
  hides({ connectionId, functionName }: FunctionTarget): boolean {
    const connection = this.connections.get(connectionId);
    if (connection === undefined || !this.choices.isFiltered) return false;
    return !this.shown(connection).some(({ name }) => name === functionName);
  }

  /** A function as it is listed; undefined while it is not. */
  find({ connectionId, functionName }: FunctionTarget): LambdaFunction | undefined {
    const connection = this.connections.get(connectionId);
    return connection && this.lists.listOf(connection).state.functions.find(({ name }) => name === functionName);
  }

  /** The names of the functions of a connection that were invoked last, the latest first. */
  recentNames({ id }: Listed): readonly string[] {
    const names = this.store.all().flatMap(({ target }) => (target.connectionId === id ? [target.functionName] : []));
    return [...new Set(names)].slice(0, maxRecent);
  }

  /** Forgets what was listed of a connection, or of all; what is on the screen is listed again. */
  reload(connection?: Listed): void {
    this.lists.forget(connection);
    this.didForget.fire(connection);
  }

  /** Lists those connections again that could not be listed because credentials were missing. */
  retryCredentials(): void {
    for (const connection of this.lists.withoutCredentials()) this.reload(connection);
  }

  dispose(): void {
    this.subscription.dispose();
    this.busy.dispose();
    this.lists.forget();
  }

  private follow(): void {
    const { problems } = this.connections;
    const roots = this.connections.all();
    if (isSame(roots, this.currentRoots) && isSame(problems, this.currentProblems)) return;
    const removed = this.currentRoots.filter((connection) => !roots.includes(connection));
    for (const connection of removed) this.lists.forget(connection);
    this.currentRoots = roots;
    this.currentProblems = problems;
    this.didChangeRoots.fire(removed);
  }
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}
