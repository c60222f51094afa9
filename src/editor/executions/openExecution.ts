import type { ArgumentOf } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import type { InvocationPanels } from '../traces/panel/invocationPanels';
import type { ResolveExecution } from './chosenExecution';

interface OpenNeeds {
  readonly resolveExecution: ResolveExecution;
  readonly panels: Pick<InvocationPanels, 'show'>;
}

/** Opens the panel of an execution: the given one, or one that the user picks or whose ARN they enter. */
export async function openExecution(
  argument: ArgumentOf['execution'],
  { resolveExecution, panels }: OpenNeeds,
): Promise<Outcome> {
  const resolved = await resolveExecution(argument, { placeHolder: 'Select an execution', isRunningOnly: false });
  if (resolved.kind !== 'done') return resolved;
  const { connection, reference } = resolved.value;
  panels.show({ kind: 'execution', connectionId: connection.id, executionArn: reference.arn });
  return done;
}
