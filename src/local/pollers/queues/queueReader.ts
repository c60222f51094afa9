import type { JsonObject } from '../../../events/json';

/** A message as a poller has it. */
export interface PolledMessage {
  readonly id: string;
  readonly receipt: string;
  readonly receiveCount: number;
  /** As it stands in the event. */
  readonly record: JsonObject;
  /** Epoch milliseconds. */
  readonly sentMs: number;
  readonly receivedMs: number;
  /** When others can receive it, unless it is deleted. */
  readonly visibleAtMs: number;
  readonly traceHeader: string | undefined;
}

/** A queue that is polled: this service's own, or one behind an endpoint. */
export interface QueueReader {
  readonly sourceArn: string;
  /** The queue's visibility timeout for received messages. */
  visibilitySeconds(): Promise<number>;
  /** Waits for messages up to `waitMs`; at most ten. Rejects when the queue cannot be read. */
  receive(request: ReceiveRequest): Promise<readonly PolledMessage[]>;
  delete(messages: readonly PolledMessage[]): Promise<void>;
  /** Sets how long messages stay hidden, from now on. */
  hide(messages: readonly PolledMessage[], seconds: number): Promise<void>;
}

export interface ReceiveRequest {
  readonly limit: number;
  readonly waitMs: number;
  readonly visibilitySeconds: number;
  readonly signal: AbortSignal;
}
