import type { EventSourceMapping, MappingSource } from '../model/function/eventSourceMapping';
import { serviceOf, type TriggerService } from '../model/services/services';
import { serviceOfSource } from './findService';
import type { MappingTrigger } from './trigger';

/** Builds poll-based triggers from the mappings of ListEventSourceMappings. */
export function mappingTriggers(mappings: readonly EventSourceMapping[]): readonly MappingTrigger[] {
  return mappings.map((mapping) => ({
    kind: 'mapping',
    origin: { kind: 'aws' },
    service: serviceOfMapping(mapping.settings.source),
    settings: mapping.settings,
    mapping,
  }));
}

/** `undefined` for an unknown source. */
export function serviceOfMapping(source: MappingSource): TriggerService | undefined {
  if (source.kind === 'kafka') return serviceOf('kafka');
  const service = serviceOfSource(source.arn);
  return service?.model === 'poll' ? service : undefined;
}
