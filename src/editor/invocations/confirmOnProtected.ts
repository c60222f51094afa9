import { noDeadline } from '../../model/base/noDeadline';
import { identityName } from '../../model/connection/awsProfile';
import type { Connection } from '../../model/connection/connection';
import { showMessage } from '../sinks/messages';

/** What is about to be done. */
export interface ProtectedAction {
  /** The button: `Invoke`. It also begins the question. */
  readonly verb: string;
  /** What the question names: `checkout`. */
  readonly what: string;
  /** Follow account and region: `Function: checkout`. */
  readonly lines: readonly string[];
}

/** Asks for confirmation before anything runs or is sent on a protected connection, with the account and region; others need none. */
export async function confirmOnProtected(
  connection: Connection,
  { verb, what, lines }: ProtectedAction,
): Promise<boolean> {
  const { spec } = connection;
  if (spec.kind === 'local' || spec.isProtected !== true) return true;
  const detail = [...(await identityLines(connection)), ...lines].join('\n');
  const text = `${spec.name} is protected. ${verb} ${what}?`;
  return (await showMessage('warning', { text, detail, isModal: true, buttons: [verb] })) === verb;
}

/** Account and region of a connection to AWS or an endpoint, for a question about it. */
export async function identityLines({ spec, identity }: Connection): Promise<readonly string[]> {
  const read = await identity.getIdentity(noDeadline());
  const who = read.ok ? read.value : undefined;
  const region = spec.kind === 'local' ? undefined : spec.region;
  return [
    `Account: ${who === undefined ? 'unknown' : `${who.accountId}, ${identityName(who)}`}`,
    `Region: ${region ?? 'from the profile or the environment'}`,
  ];
}
