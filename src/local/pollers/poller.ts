import type { MappingSettings } from '../../model/function/eventSourceMapping';
import type { PollStep } from '../../model/polling/pollEvent';
import type { Pace } from '../storage/pace';
import type { FunctionCaller } from './functionCaller';

/** Reads one mapping's source and invokes its function until stopped. */
export interface Poller {
  /** Starts nothing new; settles when running batches have ended. */
  stop(): Promise<void>;
}

/** What a poller works with. */
export interface PollerContext {
  readonly mappingUuid: string;
  readonly functionName: string;
  readonly settings: MappingSettings;
  readonly caller: FunctionCaller;
  readonly pace: Pace;
  now(): number;
  emit(step: PollStep, shardId?: string): void;
  /** How the last batch went, in AWS's words: `OK`, `PROBLEM: Function call failed`. */
  setResult(result: string): void;
  /** Writes a line for the client that started the service. */
  log(line: string): void;
}

/** Waits, or returns early when `signal` aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, 0x7fffffff));
    signal.addEventListener('abort', done);
  });
}
