import type { ConnectionArgument } from '../../ids';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import { showMessage } from '../sinks/messages';
import type { Connections } from './connections';
import { resolveConnection } from './resolveConnection';

/** Removes a connection from the settings. Its invocations stay in the history. */
export async function removeConnection(argument: ConnectionArgument, connections: Connections): Promise<Outcome> {
  const resolved = await resolveConnection(argument, connections, { placeHolder: 'Select the connection to remove' });
  if (resolved.kind !== 'done') return resolved;
  const { name } = resolved.value.spec;
  const remove = 'Remove';
  const detail = 'AWS is not affected. The history is kept.';
  const question = `Remove the connection ${name}?`;
  const answer = await showMessage('warning', { text: question, detail, isModal: true, buttons: [remove] });
  if (answer !== remove) return canceled;
  const specs = connections.all().map(({ spec }) => spec);
  await connections.save(specs.filter((spec) => spec.name !== name));
  return done;
}
