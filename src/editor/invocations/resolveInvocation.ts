import type * as vscode from 'vscode';
import type { InvocationArgument } from '../../ids';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Invocation } from '../../model/invocation/invocation';
import { shortOutcome } from '../../model/invocation/shortOutcome';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { commandTo } from '../commands/commandTo';
import { showQuickPick } from '../sinks/quickInput';

/** The invocations to choose from when a command's argument names none. */
export interface InvocationCandidates {
  readonly invocations: readonly Invocation[];
  /** The sentence when there are none. */
  readonly none: string;
}

/** The invocation a command is about: the one of its argument, else the only candidate, else the one the user picks. */
export type ResolveInvocation = (
  argument: InvocationArgument,
  candidates: InvocationCandidates,
) => Promise<Outcome<Invocation>>;

/** The newest invocation, for commands that repeat the last one without an argument. */
export function latestInvocation(store: { all(): readonly Invocation[] }): InvocationCandidates {
  return { invocations: store.all().slice(0, 1), none: 'No invocations yet.' };
}

/** Makes the resolver, once for all features. */
export function invocationResolver(store: { get(id: string): Invocation | undefined }): ResolveInvocation {
  return async (argument, { invocations, none }) => {
    if (argument !== undefined) {
      const named = store.get(argument.invocationId);
      return named === undefined ? failed('This invocation is no longer in the history.') : doneWith(named);
    }
    const [only] = invocations;
    if (only === undefined) return failed(none, commandTo('invokeFunction', 'Invoke Function…'));
    if (invocations.length === 1) return doneWith(only);
    const items = invocations.map(invocationPick);
    const picked = await showQuickPick(items, { placeHolder: 'Select an invocation' });
    return picked === undefined ? canceled : doneWith(picked.invocation);
  };
}

/** An invocation as a line of a picker. */
export function invocationPick(invocation: Invocation): vscode.QuickPickItem & { readonly invocation: Invocation } {
  const time = new Date(invocation.sentMs).toLocaleTimeString();
  return {
    label: invocation.target.functionName,
    description: `${shortOutcome(lifecycleOf(invocation, Date.now()))} · ${time}`,
    invocation,
  };
}
