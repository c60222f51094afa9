import type { LocalAddress } from '../model/connection/localAddress';
import type { Trigger } from './trigger';

/** What the local service delivers by itself, as an event or by polling. */
const delivered: readonly string[] = [
  's3',
  'sns',
  'eventbridge',
  'scheduler',
  'sqs',
  'kinesis',
  'dynamodb',
  'lambda-destination',
];
const answered: readonly string[] = ['function-url', 'api-gateway', 'alb'];

/** Says of a trigger on Local that nothing invokes the function by it; `undefined` where something does, or where anyone may call. */
export function notEmulated(trigger: Trigger, addresses: readonly LocalAddress[]): string | undefined {
  if (trigger.kind === 'caller') return undefined;
  const id = trigger.kind === 'unknownService' ? undefined : trigger.service?.id;
  if (id !== undefined && delivered.includes(id)) return undefined;
  if (id !== undefined && answered.includes(id) && addresses.length > 0) return undefined;
  return 'not emulated on this machine: invoke the function with a sample event';
}
