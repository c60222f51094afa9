import { Emitter } from '../model/base/event';
import { noDeadline } from '../model/base/noDeadline';
import type { AwsIdentity } from '../model/connection/awsProfile';
import type { Connection } from '../model/connection/connection';
import { FunctionList } from './functionList';
import { TagList } from './functionTags';

/** What has been read of the connections whose functions are on the screen. Nothing is read before it is asked for. */
export class FunctionLists {
  private readonly didLoad = new Emitter<Connection>();
  /** A page of functions more, or the last. */
  readonly onDidLoad = this.didLoad.event;
  private readonly didRead = new Emitter<Connection>();
  /** Tags, or who the connection is. */
  readonly onDidRead = this.didRead.event;
  private readonly lists = new Map<Connection, FunctionList>();
  private readonly tags = new Map<Connection, TagList>();
  private readonly identities = new Map<Connection, AwsIdentity>();

  /** The connections whose functions were asked for. */
  connections(): Iterable<Connection> {
    return this.lists.keys();
  }

  listOf(connection: Connection): FunctionList {
    const known = this.lists.get(connection);
    if (known !== undefined) return known;
    const list = new FunctionList(connection);
    list.onDidChange(() => this.didLoad.fire(connection));
    this.lists.set(connection, list);
    return list;
  }

  /** The tags of a connection's functions; nothing is read before `load`. */
  tagsOf(connection: Connection): TagList {
    const known = this.tags.get(connection);
    if (known !== undefined) return known;
    const tags = new TagList(connection);
    tags.onDidChange(() => this.didRead.fire(connection));
    this.tags.set(connection, tags);
    return tags;
  }

  identityOf(connection: Connection): AwsIdentity | undefined {
    return this.identities.get(connection);
  }

  /** Who the connection is; that it could not be read is no reason to say anything, listing is what was asked for. */
  async identify(connection: Connection): Promise<void> {
    if (this.identities.has(connection)) return;
    const read = await connection.identity.getIdentity(noDeadline());
    if (!read.ok || read.value === undefined || this.identities.has(connection)) return;
    this.identities.set(connection, read.value);
    this.didRead.fire(connection);
  }

  /** Stops the listing of a connection, or of all; what was listed stays. */
  stop(connection?: Connection): void {
    for (const [of, list] of this.lists) if (connection === undefined || of === connection) list.stop();
  }

  /** Those that could not be listed for want of credentials. */
  withoutCredentials(): readonly Connection[] {
    return [...this.lists].flatMap(([connection, { state }]) =>
      state?.failure?.reason === 'credentials' ? [connection] : [],
    );
  }

  /** Forgets what was read of a connection, or of all. */
  forget(connection?: Connection): void {
    const gone = connection === undefined ? [...this.lists.keys(), ...this.tags.keys()] : [connection];
    for (const of of gone) {
      this.lists.get(of)?.reset();
      this.tags.get(of)?.dispose();
      this.lists.delete(of);
      this.tags.delete(of);
      this.identities.delete(of);
    }
  }
}
