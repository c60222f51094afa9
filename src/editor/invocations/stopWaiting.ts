import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import type { CommandContext } from '../commandContext';
import { invocationOf } from './invocationOf';

/** Stops waiting for an invocation. AWS has no way to stop the function: it runs on, and an event is still retried. */
export async function stopWaiting(context: CommandContext, argument: unknown): Promise<void> {
  const nowMs = Date.now();
  const running = context.store.all().filter((one) => lifecycleOf(one, nowMs).outcome === 'pending');
  const invocation = await invocationOf(argument, context, running);
  if (invocation !== undefined) context.sender.cancel(invocation.id);
}
