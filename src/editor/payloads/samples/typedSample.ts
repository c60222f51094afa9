import type { EventsSide } from '../../../events/eventsSide';
import type { SampleEvent } from '../../../events/sampleEvent';
import { serviceOf } from '../../../model/services/services';
import { shortService } from '../../../triggers/described';
import type { EventTypeName } from '../../../workspace/handlers/declaredEventTypes';
import type { TriggerSamples } from './triggerSamples';

/** Says which types a function's handler may declare for its event. */
export interface DeclaredEvents {
  eventTypesOf(functionName: string): Promise<readonly EventTypeName[]>;
}

/** The sample of the event type that a handler declares, and the type's name. */
export interface TypedSample {
  readonly sample: SampleEvent;
  readonly typeName: string;
}

/** `undefined` when the handler declares none, or the file several and none of them at the handler. */
export function typedSample(
  types: readonly EventTypeName[],
  { sampleOfType }: Pick<EventsSide, 'sampleOfType'>,
): TypedSample | undefined {
  const found = types.flatMap(({ name, isNear }) => {
    const sample = sampleOfType(name);
    return sample === undefined ? [] : [{ sample, typeName: name, isNear }];
  });
  const near = found.find(({ isNear }) => isNear);
  if (near !== undefined) return near;
  const isOne = new Set(found.map(({ sample }) => sample.id)).size === 1;
  return isOne ? found[0] : undefined;
}

/** The declared event first: from the trigger of its service, where there is one. Several sources of one service send the same event. */
export function withTypedSample(
  triggers: readonly TriggerSamples[],
  typed: TypedSample | undefined,
): readonly TriggerSamples[] {
  const unique = [...new Map(triggers.map((one) => [one.samples[0].sample.id, one])).values()];
  if (typed === undefined) return unique;
  const { sample, typeName } = typed;
  const isOfService = ({ samples: [first] }: TriggerSamples): boolean => first.sample.service === sample.service;
  const trigger = unique.find(isOfService);
  const name = trigger?.name ?? shortService(serviceOf(sample.service).name).replace(/ \(.*\)$/, '');
  const sourceArn = trigger?.samples[0].sourceArn;
  return [{ name, samples: [{ sample, sourceArn, typeName }] }, ...unique.filter((one) => one !== trigger)];
}
