import type { LocalAddress } from '../model/connection/localAddress';
import type { Trigger } from './trigger';

/** The addresses on this machine that stand for a trigger: by its service and, for an API, the ARN of its permission. */
export function addressesOfTrigger(trigger: Trigger, all: readonly LocalAddress[]): readonly LocalAddress[] {
  if (trigger.kind !== 'service' && trigger.kind !== 'url') return [];
  const own = all.filter(({ service }) => service === trigger.service.id);
  if (trigger.kind === 'url' || trigger.service.id !== 'api-gateway') return own;
  const pattern = trigger.sourceArn?.split(':').slice(5).join(':');
  return pattern === undefined ? own : own.filter(({ resource }) => wildcard(pattern).test(resource));
}

/** `*` also stands for a parameter of a path, and for several segments. */
function wildcard(pattern: string): RegExp {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`);
}
