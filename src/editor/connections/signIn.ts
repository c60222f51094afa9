import type { ConnectionArgument } from '../../ids';
import { done, failed, type Outcome } from '../../model/base/outcome';
import { commandTo } from '../commands/commandTo';
import { isRemote } from './connectionChanges';
import { resolveConnection } from './resolveConnection';
import { runSignIn } from './runSignIn';
import { type ConnectionTest, tryConnection } from './testConnection';

/** Runs `aws sso login` or `aws login` for a connection in a terminal. Tests the connection when the sign-in is done. */
export async function signIn(argument: ConnectionArgument, needs: ConnectionTest): Promise<Outcome> {
  const resolved = await resolveConnection(argument, needs.connections, {
    placeHolder: 'Select the connection to sign in to',
    fits: isRemote,
    none: 'No AWS or endpoint connection is configured.',
  });
  if (resolved.kind !== 'done') return resolved;
  const { spec } = resolved.value;
  if (spec.kind === 'local') return done;
  const tools = await needs.awsTools();
  const login = await tools.findSignIn(spec.profile);
  if (login === undefined)
    return failed(`${nameOf(spec.profile)} has nothing to sign in to.`, openConfig(spec.profile));
  const problem = await runSignIn(login);
  return problem === undefined ? tryConnection(resolved.value, needs) : failed(problem);
}

function nameOf(profile: string | undefined): string {
  return profile === undefined ? 'The default profile' : `Profile "${profile}"`;
}

function openConfig(profile: string | undefined) {
  return commandTo('openAwsConfig', 'Open AWS Config', profile ?? 'default');
}
