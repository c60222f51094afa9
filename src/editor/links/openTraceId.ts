import type { InvocationStore } from '../../invocations/invocationStore';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import { traceConnections } from '../../model/connection/traceConnections';
import type { TraceLink } from '../../model/connection/traceLink';
import { commandTo } from '../commands/commandTo';
import type { Connections } from '../connections/connections';
import { showMessage } from '../sinks/messages';
import { showQuickPick } from '../sinks/quickInput';
import type { InvocationPanels } from '../traces/panel/invocationPanels';

export interface LinkNeeds {
  readonly store: InvocationStore;
  readonly connections: Connections;
  readonly panels: InvocationPanels;
}

/** Opens traces by their ids. The connection is found by region and account; a question about it is asked once per place. */
export class TraceOpener {
  private readonly answers = new Map<string, string>();

  constructor(private readonly needs: LinkNeeds) {}

  /** `asksFirst`: somebody else may have written the link, and opening it sends a request. */
  async open(link: TraceLink, asksFirst: boolean): Promise<Outcome> {
    const { store, connections, panels } = this.needs;
    const { traceId } = link;
    const own = store.all().find((one) => one.traceId === traceId);
    if (own !== undefined) {
      panels.show({ kind: 'invocation', invocationId: own.id });
      return done;
    }
    if (connections.all().length === 0) {
      return failed('No connections yet.', commandTo('addConnection', 'Add Connection'));
    }
    const candidates = traceConnections(connections.all(), store.all(), link);
    if (candidates.length === 0) {
      return failed(`No connection for ${placeText(link)}.`, commandTo('addConnection', 'Add Connection'));
    }
    const connection = await this.choose(candidates, link);
    if (connection === undefined) return canceled;
    if (asksFirst && !(await confirm(link, connection))) return canceled;
    panels.show({ kind: 'trace', connectionId: connection.id, traceId });
    return done;
  }

  private async choose(candidates: readonly Connection[], link: TraceLink): Promise<Connection | undefined> {
    const key = `${link.account ?? ''}/${link.region ?? ''}`;
    const known = candidates.find(({ id }) => id === this.answers.get(key));
    if (known !== undefined || candidates.length === 1) return known ?? candidates[0];
    const items = candidates.map((connection) => ({
      label: connection.spec.name,
      description: connection.spec.kind,
      connection,
    }));
    const picked = await showQuickPick(items, { placeHolder: 'Select the connection of the trace' });
    if (picked !== undefined) this.answers.set(key, picked.connection.id);
    return picked?.connection;
  }
}

async function confirm(link: TraceLink, { spec }: Connection): Promise<boolean> {
  const open = 'Open Trace';
  const chosen = await showMessage('information', {
    text: 'Open the trace of this link?',
    detail: `Trace: ${link.traceId}\nFrom: ${placeText(link)}\nConnection: ${spec.name}\n\nThe trace is read from X-Ray.`,
    isModal: true,
    buttons: [open],
  });
  return chosen === open;
}

/** `account 123456789012, eu-west-1`. */
function placeText({ account, region }: TraceLink): string {
  const parts = [account === undefined ? undefined : `account ${account}`, region].filter((part) => part !== undefined);
  return parts.length === 0 ? 'not stated' : parts.join(', ');
}
