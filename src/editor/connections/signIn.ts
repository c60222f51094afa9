import type { ConnectionArgument } from '../../ids';
import { done, failed, type Outcome } from '../../model/base/outcome';
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
  const profile = (await tools.listProfiles()).find(({ name }) => name === (spec.profile ?? 'default'));
  const problem = await runSignIn(spec.profile, profile?.kind === 'login' ? ['login'] : ['sso', 'login']);
  return problem === undefined ? tryConnection(resolved.value, needs) : failed(problem);
}
