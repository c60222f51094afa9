import type { FunctionArgument } from '../../../ids';
import type { Outcome } from '../../../model/base/outcome';
import type { Connection } from '../../../model/connection/connection';
import type { LambdaFunction } from '../../../model/function/functions';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import type { CommandHandlers } from '../../commands/registerCommands';
import type { ResolveFunction } from '../resolveFunction';
import type { ResolveMapping } from '../resolveMapping';
import { changeMapping } from './changeMapping';
import { changeRetries } from './changeRetries';
import { changeTracing } from './changeTracing';
import type { ChangeDialogs } from './proposedChange';

export interface FunctionChangeNeeds {
  readonly connections: { get(id: string): Connection | undefined };
  readonly resolveFunction: ResolveFunction;
  readonly resolveMapping: ResolveMapping;
  readonly dialogs: ChangeDialogs;
  /** Reads a function again after a change, below the node that the command was chosen on. */
  readonly reread: (target: FunctionTarget, node: FunctionArgument) => Promise<void>;
}

/** The commands that change a function's settings. What was canceled or failed changed nothing, so nothing is read again. */
export function functionChanges(needs: FunctionChangeNeeds) {
  return {
    enableTracing: (argument) => setTracing(argument, 'Active', needs),
    disableTracing: (argument) => setTracing(argument, 'PassThrough', needs),
    enableMapping: (argument) => setMapping(argument, 'Enabled', needs),
    disableMapping: (argument) => setMapping(argument, 'Disabled', needs),
    editEventConfig: (argument) => editRetries(argument, needs),
  } satisfies CommandHandlers;
}

async function setTracing(
  argument: FunctionArgument,
  mode: LambdaFunction['tracing'],
  { connections, resolveFunction, dialogs, reread }: FunctionChangeNeeds,
): Promise<Outcome> {
  const resolved = await resolveFunction(argument);
  if (resolved.kind !== 'done') return resolved;
  const { target } = resolved.value;
  const outcome = await changeTracing(target, mode, connections, dialogs);
  if (outcome.kind === 'done') await reread(target, undefined);
  return outcome;
}

async function editRetries(
  argument: FunctionArgument,
  { connections, resolveFunction, dialogs, reread }: FunctionChangeNeeds,
): Promise<Outcome> {
  const resolved = await resolveFunction(argument);
  if (resolved.kind !== 'done') return resolved;
  const { target } = resolved.value;
  const outcome = await changeRetries(target, connections, dialogs);
  if (outcome.kind === 'done') await reread(target, argument);
  return outcome;
}

async function setMapping(
  argument: FunctionArgument,
  wanted: 'Enabled' | 'Disabled',
  { resolveMapping, dialogs, reread }: FunctionChangeNeeds,
): Promise<Outcome> {
  const resolved = await resolveMapping(argument, wanted === 'Enabled');
  if (resolved.kind !== 'done') return resolved;
  const { node, mapping } = resolved.value;
  const outcome = await changeMapping(node, mapping, wanted, dialogs);
  if (outcome.kind === 'done') await reread(node.target, node);
  return outcome;
}
