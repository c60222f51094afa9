import { assertNever } from '../base/assertNever';
import type { Invocation } from '../invocation/invocation';
import type { Lifecycle } from './lifecycle';
import { bareLifecycle, refusedLifecycle } from './lifecycleStart';

/** The lifecycle of a dry run: parameters and permission are checked, nothing runs. */
export function lifecycleOfDryRun(invocation: Invocation): Lifecycle {
  const { answer } = invocation;
  const bare = bareLifecycle(invocation);
  switch (answer.kind) {
    case 'waiting':
      return { ...bare, awaiting: { what: 'answer', untilMs: undefined } };
    case 'answered':
      return { ...bare, outcome: 'permitted', isFinal: true, endMs: answer.atMs };
    case 'refused':
      return refusedLifecycle(invocation, answer);
    case 'lost':
    case 'abandoned':
      return { ...bare, outcome: 'unknown', isFinal: true, endMs: answer.atMs };
    default:
      return assertNever(answer);
  }
}
