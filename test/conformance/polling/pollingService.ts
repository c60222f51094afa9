import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PollEvent } from '../../../src/model/polling/pollEvent';
import { inProject } from '../../tools/project.mjs';
import { type RunningLocalService, startLocalService } from '../localService';

/** One call of the function, as it noted it. */
export interface NotedCall {
  /** `id` of what each record holds. */
  readonly ids: readonly number[];
  readonly requestId: string;
  readonly atMs: number;
  readonly window?: { readonly start: string; readonly end: string };
  readonly state?: { readonly sum?: number };
  readonly isFinalInvokeForWindow?: boolean;
  readonly raw?: unknown;
}

export interface PollingService extends RunningLocalService {
  readonly folder: string;
  /** Calls of the functions so far, in order. */
  calls(functionName?: string): readonly NotedCall[];
  events(): Promise<readonly PollEvent[]>;
}

/**
 * A folder of its own for a template, its functions' notes and the service's state. `resources` is YAML: functions are
 * `consumer.<name>`, and `Calls(name)` the environment of one that notes its calls under this name.
 */
export function makeProject(resources: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'dwell-polling-'));
  cpSync(inProject('test/conformance/polling/consumer.mjs'), join(folder, 'code', 'consumer.mjs'), { recursive: true });
  const globals = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs22.x
    CodeUri: code
    Timeout: 10
Resources:
`;
  const withNotes = resources.replaceAll(
    /Calls\(([\w-]+)\)/g,
    (_whole, name) => `{ Variables: { CALLS: '${join(folder, name)}' } }`,
  );
  writeFileSync(join(folder, 'template.yaml'), globals + withNotes);
  return folder;
}

/** The service over such a folder; again over the same one after it ended, and its state is there. */
export async function startPolling(
  folder: string,
  timeScale = 60,
  more: readonly string[] = [],
): Promise<PollingService> {
  const service = await startLocalService({
    template: join(folder, 'template.yaml'),
    args: ['--time-scale', String(timeScale), '--state', join(folder, 'state'), ...more],
  });
  return {
    ...service,
    folder,
    calls: (functionName = 'calls') => readCalls(join(folder, functionName)),
    events: async () => {
      const found: PollEvent[] = [];
      for (let after = 0; ; ) {
        const answer = await fetch(`${service.endpoint}/dwell/poll-events?after=${after}`);
        const { events, next } = (await answer.json()) as { events: PollEvent[]; next: number };
        if (events.length === 0) return found;
        found.push(...events);
        after = next;
      }
    },
  };
}

function readCalls(path: string): readonly NotedCall[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  // What a killed process left unfinished.
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}

/** Ids of all calls, each as often as it was delivered. */
export function delivered(calls: readonly NotedCall[]): readonly number[] {
  return calls.flatMap(({ ids }) => ids);
}

export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_one, index) => index);
}
