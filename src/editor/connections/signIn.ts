import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { pickConnection } from './pickConnection';
import { runSignIn } from './runSignIn';
import { tryConnection } from './testConnection';

/** Runs `aws sso login` for a connection in a terminal, and goes on by itself when it is done. */
export async function signIn(context: CommandContext, argument: unknown): Promise<void> {
  const connection = await pickConnection(
    context,
    argument,
    'Sign in to which connection?',
    ({ spec }) => spec.kind !== 'local',
  );
  if (connection === undefined || connection.spec.kind === 'local') return;
  const { profile } = connection.spec;
  const tools = await context.awsTools();
  const found = (await tools.listProfiles()).find(({ name }) => name === (profile ?? 'default'));
  const problem = await runSignIn(profile, found?.kind === 'login' ? ['login'] : ['sso', 'login']);
  if (problem !== undefined) {
    await vscode.window.showWarningMessage(problem);
    return;
  }
  await tryConnection(connection, context);
}
