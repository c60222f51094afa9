import * as vscode from 'vscode';
import { settingIds } from '../../ids';
import type { InvocationStore } from '../../invocations/invocationStore';
import { done, failed, type Outcome } from '../../model/base/outcome';
import type { Result } from '../../model/connection/result';
import type { Invocation } from '../../model/invocation/invocation';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import type { Connections } from '../connections/connections';

/** Seconds before the second and the third attempt: an event is over in a quarter of a minute. */
const shortDelaysSeconds = [5, 10] as const;

/** Starts the next attempt of an event on Local at once. */
export async function retryNow(invocation: Invocation, connections: Connections): Promise<Outcome<unknown>> {
  const connection = connections.get(invocation.target.connectionId);
  const { requestId } = lifecycleOf(invocation, Date.now());
  if (connection === undefined || requestId === undefined) return failed('This event is not in the queue.');
  return outcomeOf(await connection.retries.retryNow(requestId, AbortSignal.timeout(timeoutMs)));
}

interface RetryNeeds {
  readonly connections: Connections;
  readonly store: InvocationStore;
}

/** Makes Local retry within seconds: now, for this event, too, and from now on by the setting of the workspace. */
export async function useShortDelays(
  { id, target }: Invocation,
  { connections, store }: RetryNeeds,
): Promise<Outcome<unknown>> {
  const connection = connections.get(target.connectionId);
  if (connection === undefined) return failed('Local is no longer among the connections.');
  const [second, third] = shortDelaysSeconds;
  const retryDelaysMs = [second * 1000, third * 1000] as const;
  const result = await connection.retries.setDelays(retryDelaysMs, AbortSignal.timeout(timeoutMs));
  if (!result.ok) return outcomeOf(result);
  store.update(id, (before) => {
    const { eventInvokeConfig } = before;
    return eventInvokeConfig === undefined
      ? before
      : { ...before, eventInvokeConfig: { ...eventInvokeConfig, retryDelaysMs } };
  });
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const place = folder === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  await vscode.workspace
    .getConfiguration(undefined, folder)
    .update(settingIds.localRetryDelays, [...shortDelaysSeconds], place);
  return done;
}

/** It answers from memory. */
const timeoutMs = 5_000;

function outcomeOf(result: Result<undefined>): Outcome<unknown> {
  return result.ok ? done : failed(result.failure.message);
}
