import { plural } from '../base/plural';
import type { Lifecycle, LifecycleStep } from '../lifecycle/lifecycle';

type Attempt = Extract<LifecycleStep, { kind: 'attempt' }>;

/**
 * How often an event was tried and whether it went wrong alike: `3 attempts, identical error`. `undefined` for anything but
 * an event that was tried.
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

/** Whether Lambda's queue, which promises at least once, has delivered an event again after it had succeeded. */
export function succeededTwice(attempts: readonly Attempt[]): boolean {
  return attempts.filter(({ outcome }) => outcome === 'succeeded').length > 1;
}

/** The same error each time is most likely in the code or the payload; different ones point to what lies around it. */
function sameness(attempts: readonly Attempt[]): string {
  const causes = attempts.flatMap(({ cause, outcome }) => (outcome === 'throttled' ? [] : (cause ?? [])));
  if (causes.length < 2) return '';
  const texts = new Set(causes.map(({ type, message }) => `${type}: ${withoutIds(message)}`));
  return texts.size === 1 ? 'identical error' : `${texts.size} different errors`;
}

/** Request ids and times differ in messages that are the same to a reader. */
function withoutIds(message: string): string {
  return message
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, '');
}
