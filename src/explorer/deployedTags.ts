import { noDeadline } from '../model/base/noDeadline';
import type { Connection } from '../model/connection/connection';
import type { FunctionTags } from '../model/function/functionFilter';
import type { FunctionLists, ListedConnection } from './functionLists';

/** What is read of a connection to find a deployed function's tags. */
export interface TaggedConnection extends ListedConnection {
  readonly spec: { readonly kind: Connection['spec']['kind'] };
  readonly details: Pick<Connection['details'], 'listTags'>;
}

/** The tags of single functions on AWS or an endpoint, each read once, when they are what leads to the source. */
export class DeployedTags<Listed extends TaggedConnection = Connection> {
  private readonly read = new Map<string, Promise<FunctionTags | undefined>>();

  constructor(private readonly lists: FunctionLists<Listed>) {}

  /** By the name of a function that a connection has listed; `undefined` for others, and where tags cannot be read. */
  async of(functionName: string): Promise<FunctionTags | undefined> {
    for (const connection of this.lists.connections()) {
      if (connection.spec.kind === 'local') continue;
      const listed = this.lists.listOf(connection).state.functions.find(({ name }) => name === functionName);
      if (listed === undefined) continue;
      const tags = this.lists.tagsOf(connection).of(listed.arn) ?? (await this.readOnce(listed.arn, connection));
      if (tags !== undefined) return tags;
    }
    return undefined;
  }

  private readOnce(arn: string, { details }: TaggedConnection): Promise<FunctionTags | undefined> {
    const known = this.read.get(arn);
    if (known !== undefined) return known;
    const reading = details.listTags(arn, noDeadline()).then((result) => {
      if (!result.ok) this.read.delete(arn);
      return result.ok ? result.value : undefined;
    });
    this.read.set(arn, reading);
    return reading;
  }
}
