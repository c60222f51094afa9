import { assertNever } from '../../model/base/assertNever';
import type { EventInvokeConfig } from '../../model/function/functions';
import type { Invocation } from '../../model/invocation/invocation';

/** How the invocation was made and what that means for its failures. */
export function describeMode({ mode, eventInvokeConfig }: Invocation): string {
  switch (mode) {
    case 'RequestResponse':
      return 'Synchronous: the caller waits for the answer; Lambda does not retry a failure.';
    case 'ResponseStream':
      return 'Streamed: the caller gets the response while the function writes it; Lambda does not retry a failure.';
    case 'Event':
      return `Event: Lambda queues it; ${describeRetries(eventInvokeConfig)}.`;
    case 'DryRun':
      return 'Dry run: Lambda checks the request and the permission; nothing runs.';
    default:
      return assertNever(mode);
  }
}

function describeRetries(config: EventInvokeConfig | undefined): string {
  if (config === undefined) return 'by default a function error is retried twice, about 1 and 2 minutes later';
  const [first, second] = config.retryDelaysMs;
  switch (config.maximumRetryAttempts) {
    case 0:
      return 'a function error is not retried';
    case 1:
      return `a function error is retried once, about ${delay(first)} later`;
    default:
      return `a function error is retried twice, about ${delays(first, second)} later`;
  }
}

function delays(firstMs: number, secondMs: number): string {
  const [first, second] = [amount(firstMs), amount(secondMs)];
  return first.unit === second.unit ? `${first.value} and ${named(second)}` : `${named(first)} and ${named(second)}`;
}

function delay(ms: number): string {
  return named(amount(ms));
}

interface Amount {
  readonly value: number;
  readonly unit: 'second' | 'minute';
}

function amount(ms: number): Amount {
  const isMinutes = ms >= 60_000 && ms % 60_000 === 0;
  return isMinutes ? { value: ms / 60_000, unit: 'minute' } : { value: Math.round(ms / 100) / 10, unit: 'second' };
}

function named({ value, unit }: Amount): string {
  return `${value} ${unit}${value === 1 ? '' : 's'}`;
}
