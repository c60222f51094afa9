import type { MappingSettings } from '../../model/function/eventSourceMapping';
import type { PollStep } from '../../model/polling/pollEvent';
import type { Pace } from '../storage/pace';
import type { FunctionCaller } from './functionCaller';

/** What reads one mapping's source and invokes its function until it is stopped. */
export interface Poller {
  /** Begins nothing new, and settles when what runs has ended. */
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
  /** A line for whoever started the service. */
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
