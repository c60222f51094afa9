import { assertNever } from '../../model/base/assertNever';
import type { EventInvokeConfig } from '../../model/function/functions';
import type { Invocation } from '../../model/invocation/invocation';

/** The invocation type in words, and whether Lambda retries function errors. */
export function describeMode({ mode, eventInvokeConfig }: Invocation): string {
  switch (mode) {
    case 'RequestResponse':
      return 'Synchronous: the caller waits for the response; Lambda does not retry errors.';
    case 'ResponseStream':
      return 'Streamed: the caller receives the response while the function writes it; Lambda does not retry errors.';
    case 'Event':
      return `Asynchronous: Lambda queues the event and ${describeRetries(eventInvokeConfig)}.`;
    case 'DryRun':
      return 'Dry run: Lambda checks the request and the permissions; nothing runs.';
    default:
      return assertNever(mode);
  }
}

function describeRetries(config: EventInvokeConfig | undefined): string {
  if (config === undefined) return 'retries function errors twice by default (after about 1 and 2 min)';
  const [first, second] = config.retryDelaysMs;
  switch (config.maximumRetryAttempts) {
    case 0:
      return 'does not retry function errors';
    case 1:
      return `retries function errors once (after about ${named(amount(first))})`;
    default:
      return `retries function errors twice (after about ${describeDelays([first, second])})`;
  }
}

/** `1 and 2 min`, `5 and 10 s`. */
export function describeDelays([firstMs, secondMs]: readonly [number, number]): string {
  const [first, second] = [amount(firstMs), amount(secondMs)];
  return first.unit === second.unit ? `${first.value} and ${named(second)}` : `${named(first)} and ${named(second)}`;
}

interface Amount {
  readonly value: number;
  readonly unit: 's' | 'min';
}

function amount(ms: number): Amount {
  const isMinutes = ms >= 60_000 && ms % 60_000 === 0;
  return isMinutes ? { value: ms / 60_000, unit: 'min' } : { value: Math.round(ms / 100) / 10, unit: 's' };
}

function named({ value, unit }: Amount): string {
  return `${value} ${unit}`;
}
