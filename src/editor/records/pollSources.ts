import * as vscode from 'vscode';
import { pollingQuestion } from '../../explorer/pollingQuestion';
import type { ConnectionArgument } from '../../ids';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import { isAwsItself } from '../../model/connection/isAwsItself';
import { peekableService } from '../../model/connection/recordSource';
import { nameOfSource } from '../../triggers/nameOfSource';
import type { Connections } from '../connections/connections';
import { givenConnection } from '../connections/resolveConnection';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import { showMessage } from '../sinks/messages';
import { showQuickPick } from '../sinks/quickInput';

/**
 * Selects whose queues and streams Local polls, until the window closes: its own, or those of another connection, signed with its
 * credentials. Polling takes messages, so AWS requires confirmation, and a protected connection is not polled.
 */
export async function pollSources(
  argument: ConnectionArgument,
  { connections, declared }: { readonly connections: Connections; readonly declared: DeclaredFunctions },
): Promise<Outcome> {
  if (!vscode.workspace.isTrusted) return failed('Trust this workspace to run its functions on this machine.');
  if (!connections.all().some(({ spec }) => spec.kind === 'local')) {
    return failed('Only Local polls. Add a connection of the kind "local" first.');
  }
  const chosen = await choose(argument, connections);
  if (chosen === undefined) return canceled;
  if (chosen !== 'own') {
    if (chosen.spec.kind !== 'local' && chosen.spec.isProtected === true) {
      return failed(`${chosen.spec.name} is protected. Polling takes messages from its queues.`);
    }
    if (!(await confirmPolling(chosen, declared))) return canceled;
  }
  connections.setPolled(chosen === 'own' ? undefined : chosen.id);
  return done;
}

async function choose(argument: ConnectionArgument, connections: Connections): Promise<Connection | 'own' | undefined> {
  const given = givenConnection(argument, connections);
  if (given !== undefined && given.spec.kind !== 'local') return given;
  const others = connections.all().filter(({ spec }) => spec.kind !== 'local');
  const own = { label: 'Local', description: 'queues, streams, and tables of this machine', chosen: 'own' as const };
  const items = [
    own,
    ...others.map((chosen) => ({
      label: chosen.spec.name,
      description: chosen.spec.kind === 'aws' ? 'AWS' : 'endpoint',
      chosen,
    })),
  ];
  const picked = await showQuickPick(items, { placeHolder: 'Select whose queues and streams Local polls' });
  return picked?.chosen;
}

async function confirmPolling(connection: Connection, declared: DeclaredFunctions): Promise<boolean> {
  const { spec } = connection;
  if (spec.kind === 'local' || !isAwsItself(spec)) return true;
  const identity = await connection.identity.getIdentity(noDeadline());
  const account = identity.ok ? identity.value?.accountId : undefined;
  const names = await polledNames(declared);
  const { text, detail } = pollingQuestion({ connectionName: spec.name, accountId: account, names });
  const poll = 'Poll';
  return (await showMessage('warning', { text, detail, isModal: true, buttons: [poll] })) === poll;
}

/** The queues, streams and tables whose mappings the workspace declares. */
async function polledNames(declared: DeclaredFunctions): Promise<readonly string[]> {
  const triggers = (await declared.projects()).flatMap((project) => project.triggers);
  const sources = triggers.flatMap(({ makes }) =>
    makes.kind === 'mapping' && makes.isEnabled ? [makes.settings.source] : [],
  );
  const polled = sources.filter((source) => source.kind === 'arn' && peekableService(source.arn) !== undefined);
  return [...new Set(polled.map(nameOfSource))];
}
