import type { SampleEvent } from '../../../events/sampleEvent';
import { shortService } from '../../../triggers/described';
import { serviceOfSource } from '../../../triggers/findService';
import type { Trigger } from '../../../triggers/trigger';

/** A sample event, and the function's own trigger that it is to come from. */
export interface PickedSample {
  readonly sample: SampleEvent;
  readonly sourceArn: string | undefined;
  /** The type that the handler declares, where the sample is chosen by it. */
  readonly typeName?: string;
}

/** A trigger's sample events, the one that fits it best first. */
export interface TriggerSamples {
  /** `Kinesis`: for "a sample Kinesis event". */
  readonly name: string;
  readonly samples: readonly [PickedSample, ...PickedSample[]];
}

/** The sample events of a function's triggers; none for triggers of services that have no event of their own. */
export function triggerSamples(triggers: readonly Trigger[], all: readonly SampleEvent[]): readonly TriggerSamples[] {
  return triggers.flatMap((trigger) => {
    const sourceArn = sourceOf(trigger);
    const service = ('service' in trigger ? trigger.service : undefined) ?? (sourceArn && serviceOfSource(sourceArn));
    if (!service) return [];
    const fitting = fittingId(service.id, sourceArn ?? '');
    const own = all.filter((sample) => sample.service === service.id);
    const [first, ...rest] = [...own.filter(({ id }) => id === fitting), ...own.filter(({ id }) => id !== fitting)];
    if (first === undefined) return [];
    const name = shortService(service.name)
      .replace(/ \(.*\)$/, '')
      .replace(/^Kinesis Data Streams$/, 'Kinesis');
    const picked = (sample: SampleEvent): PickedSample => ({ sample, sourceArn });
    return [{ name, samples: [picked(first), ...rest.map(picked)] }];
  });
}

/**
 * The sample that looks most like what the source sends, as far as its ARN tells. Templates' APIs are named after their kind, unless
 * somebody named them otherwise; rules after what they are for.
 */
function fittingId(serviceId: string, sourceArn: string): string | undefined {
  switch (serviceId) {
    case 'api-gateway': {
      const kind = /:ServerlessRestApi\/|:[^/]*rest[^/]*\//i.test(sourceArn) ? 'rest' : 'http';
      const method = /\/(POST|PUT|PATCH)(\/|$)/.test(sourceArn) ? 'post' : 'get';
      return `apigateway-${kind}-${method}`;
    }
    case 'eventbridge':
      return isScheduled(sourceArn) ? 'eventbridge-scheduled' : 'eventbridge-custom';
    default:
      return undefined;
  }
}

/** EventBridge's ARNs are alike for schedules and patterns. */
function isScheduled(ruleArn: string): boolean {
  const name = ruleArn.split('/').at(-1) ?? '';
  return /sched|cron|rate|timer|tick|night|dai?ly|hour|minute|week|month/i.test(name);
}

function sourceOf(trigger: Trigger): string | undefined {
  switch (trigger.kind) {
    case 'service':
    case 'unknownService':
      return trigger.sourceArn;
    case 'mapping':
      return trigger.settings.source.kind === 'arn' ? trigger.settings.source.arn : undefined;
    case 'url':
    case 'caller':
      return undefined;
  }
}
