import type { Clock } from '../model/base/clock';
import type { Connection } from '../model/connection/connection';
import type { Result } from '../model/connection/result';
import type { LambdaFunction } from '../model/function/functions';
import type { FunctionTarget } from '../model/invocation/invocation';

const keptMs = 15_000;

/**
 * Caches function configurations briefly, so that quick clicks do not repeat requests. Failures and transitional states are not
 * cached.
 */
export class ConfigurationCache {
  private readonly known = new Map<string, { readonly atMs: number; readonly value: LambdaFunction }>();

  constructor(private readonly clock: Clock) {}

  async get(connection: Connection, target: FunctionTarget, signal: AbortSignal): Promise<Result<LambdaFunction>> {
    const key = JSON.stringify([connection.id, target.functionName, target.qualifier]);
    const before = this.known.get(key);
    if (before !== undefined && this.clock.now() - before.atMs < keptMs) return { ok: true, value: before.value };
    const result = await connection.directory.getFunction(target.functionName, target.qualifier, signal);
    if (result.ok && isSteady(result.value)) this.known.set(key, { atMs: this.clock.now(), value: result.value });
    else this.known.delete(key);
    return result;
  }
}

function isSteady({ state }: LambdaFunction): boolean {
  return state.kind === 'Active' && !state.isUpdating;
}
