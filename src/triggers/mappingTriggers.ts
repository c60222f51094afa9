import type { EventSourceMapping, MappingSource } from '../model/function/eventSourceMapping';
import { serviceOf, type TriggerService } from '../model/services/services';
import { serviceOfSource } from './findService';
import type { MappingTrigger } from './trigger';

/** Poll-based triggers: what ListEventSourceMappings answers. */
export function mappingTriggers(mappings: readonly EventSourceMapping[]): readonly MappingTrigger[] {
  return mappings.map((mapping) => ({
    kind: 'mapping',
    origin: { kind: 'aws' },
    service: serviceOfMapping(mapping.settings.source),
    settings: mapping.settings,
    mapping,
  }));
}

/** `undefined` for a source that the table of services does not know. */
export function serviceOfMapping(source: MappingSource): TriggerService | undefined {
  if (source.kind === 'kafka') return serviceOf('kafka');
  const service = serviceOfSource(source.arn);
  return service?.model === 'poll' ? service : undefined;
}
