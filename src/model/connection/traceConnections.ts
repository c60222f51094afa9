import type { Invocation } from '../invocation/invocation';
import type { ConnectionSpec } from './connection';
import { placeOfArn, type TraceLink } from './traceLink';

interface ListedConnection {
  readonly id: string;
  readonly spec: ConnectionSpec;
}

type Place = Pick<TraceLink, 'region' | 'account'>;

/**
 * The connections that may have a trace of an account and region, as far as settings and history tell: those that are known to
 * be of that place, else those that are not known to be of another.
 */
export function traceConnections<One extends ListedConnection>(
  connections: readonly One[],
  history: readonly Invocation[],
  wanted: Place,
): readonly One[] {
  if (wanted.region === undefined && wanted.account === undefined) return connections;
  const rated = connections.map((connection) => ({
    connection,
    fits: rateFit(wanted, placeOfConnection(connection, history), connection.spec),
  }));
  const known = rated.filter(({ fits }) => fits === 'yes');
  return (known.length > 0 ? known : rated.filter(({ fits }) => fits === 'maybe')).map(({ connection }) => connection);
}

function rateFit(wanted: Place, own: Place, { kind }: ConnectionSpec): 'yes' | 'maybe' | 'no' {
  // Its functions have ARNs of an account that nobody has.
  if (kind === 'local') return 'no';
  const parts = (['region', 'account'] as const).filter((part) => wanted[part] !== undefined);
  if (parts.some((part) => own[part] !== undefined && own[part] !== wanted[part])) return 'no';
  return parts.every((part) => own[part] === wanted[part]) ? 'yes' : 'maybe';
}

/** The history has the ARNs of functions that were invoked. */
function placeOfConnection({ id, spec }: ListedConnection, history: readonly Invocation[]): Place {
  const arn = history.find(({ target, configuration }) => target.connectionId === id && configuration !== undefined)
    ?.configuration?.arn;
  const place = placeOfArn(arn);
  return { ...place, region: (spec.kind === 'local' ? undefined : spec.region) ?? place.region };
}
