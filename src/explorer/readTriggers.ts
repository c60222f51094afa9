import type { Connection } from '../model/connection/connection';
import type { LocalAddress } from '../model/connection/localAddress';
import type { Result } from '../model/connection/result';
import type { DeclaredTrigger } from '../model/function/declaredTrigger';
import type { EventSourceMapping } from '../model/function/eventSourceMapping';
import { collectTriggers, type FunctionTriggers } from '../triggers/collectTriggers';

/** The triggers of a function, and what could not be read of them. */
export interface ReadTriggers {
  readonly found: FunctionTriggers;
  /** Where Local answers in place of APIs, load balancers and function URLs. */
  readonly addresses: readonly LocalAddress[];
  readonly failed: readonly Result<unknown>[];
}

/** The triggers that the workspace's templates declare for a function. */
export interface DeclaredTriggers {
  triggersOf(functionName: string): Promise<readonly DeclaredTrigger[]>;
}

/** Where triggers are read from, beside the connection. */
export interface TriggerSources {
  readonly declared: DeclaredTriggers;
  readonly signal: AbortSignal;
  /** The event source mappings, where they are being read already. */
  readonly mappings?: Promise<Result<readonly EventSourceMapping[]>>;
}

/** Reads the triggers from the policy, the mappings, the URL and the workspace's templates. */
export async function readTriggers(
  connection: Connection,
  functionName: string,
  {
    declared,
    signal,
    mappings: listed = connection.details.listEventSourceMappings(functionName, signal),
  }: TriggerSources,
): Promise<ReadTriggers> {
  const [policy, mappings, url, own, addresses] = await Promise.all([
    connection.details.getPolicy(functionName, undefined, signal),
    listed,
    connection.details.getUrl(functionName, undefined, signal),
    declared.triggersOf(functionName),
    connection.addresses.list(functionName, signal),
  ]);
  const found = collectTriggers({
    policy: policy.ok ? policy.value : undefined,
    mappings: mappings.ok ? mappings.value : [],
    url: url.ok ? url.value : undefined,
    declared: own,
  });
  return { found, addresses: addresses.ok ? addresses.value : [], failed: [policy, mappings, url] };
}
