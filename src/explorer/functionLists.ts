import { Emitter } from '../model/base/event';
import { noDeadline } from '../model/base/noDeadline';
import type { AwsIdentity } from '../model/connection/awsProfile';
import type { Connection } from '../model/connection/connection';
import { FunctionList } from './functionList';
import { TagList } from './functionTags';

/** What the explorer reads of a connection. */
export type ListedConnection = Pick<Connection, 'id' | 'directory' | 'identity'>;

/** The functions, tags and identity of each connection. Nothing is read before it is asked for. */
export class FunctionLists<Listed extends ListedConnection = Connection> {
  private readonly didLoad = new Emitter<Listed>();
  /** Fires for each page of functions after the first, and when a listing stops or continues. */
  readonly onDidLoad = this.didLoad.event;
  private readonly didRead = new Emitter<Listed>();
  /** Fires when tags or the identity of a connection were read. */
  readonly onDidRead = this.didRead.event;
  private readonly lists = new Map<Listed, FunctionList>();
  private readonly tags = new Map<Listed, TagList>();
  private readonly identities = new Map<Listed, AwsIdentity>();

  /** The connections whose functions were asked for. */
  connections(): readonly Listed[] {
    return [...this.lists.keys()];
  }

  listOf(connection: Listed): FunctionList {
    const known = this.lists.get(connection);
    if (known !== undefined) return known;
    const list = new FunctionList(connection.directory);
    list.onDidChange(() => {
      if (this.lists.get(connection) === list) this.didLoad.fire(connection);
    });
    this.lists.set(connection, list);
    return list;
  }

  /** The tags of a connection's functions; nothing is read before `load`. */
  tagsOf(connection: Listed): TagList {
    const known = this.tags.get(connection);
    if (known !== undefined) return known;
    const tags = new TagList(connection.directory);
    tags.onDidChange(() => this.didRead.fire(connection));
    this.tags.set(connection, tags);
    return tags;
  }

  identityOf(connection: Listed): AwsIdentity | undefined {
    return this.identities.get(connection);
  }

  /** Reads the identity of a connection. A failure is not reported: listing the functions is what was asked for. */
  async identify(connection: Listed): Promise<void> {
    if (this.identities.has(connection)) return;
    const read = await connection.identity.getIdentity(noDeadline());
    if (!read.ok || read.value === undefined || this.identities.has(connection)) return;
    this.identities.set(connection, read.value);
    this.didRead.fire(connection);
  }

  /** Stops the listing of a connection, or of all; what was listed stays. */
  stop(connection?: Listed): void {
    for (const [of, list] of this.lists) if (connection === undefined || of === connection) list.stop();
  }

  /** The connections that could not be listed because credentials were missing. */
  withoutCredentials(): readonly Listed[] {
    return [...this.lists].flatMap(([connection, { state }]) =>
      state.paging.kind === 'failed' && state.paging.failure.reason === 'credentials' ? [connection] : [],
    );
  }

  /** Forgets what was read of a connection, or of all. */
  forget(connection?: Listed): void {
    const gone = connection === undefined ? [...this.lists.keys(), ...this.tags.keys()] : [connection];
    for (const of of gone) {
      const list = this.lists.get(of);
      this.lists.delete(of);
      list?.reset();
      this.tags.get(of)?.dispose();
      this.tags.delete(of);
      this.identities.delete(of);
    }
  }
}
