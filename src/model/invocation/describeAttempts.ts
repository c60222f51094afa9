import { plural } from '../base/plural';
import type { Lifecycle, LifecycleStep } from '../lifecycle/lifecycle';

type Attempt = Extract<LifecycleStep, { kind: 'attempt' }>;

/**
 * The number of attempts and whether their errors are the same: `3 attempts, identical error`. `undefined` unless an
 * event was attempted.
 */
export function describeAttempts({ mode, steps }: Lifecycle): string | undefined {
  const attempts = steps.filter((step) => step.kind === 'attempt');
  if (mode !== 'Event' || attempts.length === 0) return undefined;
  const throttled = attempts.filter(({ outcome }) => outcome === 'throttled').length;
  const ran = attempts.length - throttled;
  const parts = [
    ran === 0 ? '' : plural(ran, 'attempt'),
    throttled === 0 ? '' : `throttled ${throttled === 1 ? 'once' : `${throttled} times`}`,
    sameness(attempts),
    succeededTwice(attempts) ? 'delivered more than once' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Whether Lambda's queue (at-least-once delivery) delivered an event again after it had succeeded. */
export function succeededTwice(attempts: readonly Attempt[]): boolean {
  return attempts.filter(({ outcome }) => outcome === 'succeeded').length > 1;
}

/** Identical errors suggest the code or the payload; different errors suggest dependencies or the environment. */
function sameness(attempts: readonly Attempt[]): string {
  const causes = attempts.flatMap(({ cause, outcome }) => (outcome === 'throttled' ? [] : (cause ?? [])));
  if (causes.length < 2) return '';
  const texts = new Set(causes.map(({ type, message }) => `${type}: ${withoutIds(message)}`));
  return texts.size === 1 ? 'identical error' : `${texts.size} different errors`;
}

/** Ignores request ids and times, which differ between otherwise identical messages. */
function withoutIds(message: string): string {
  return message
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, '');
}
