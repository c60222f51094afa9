import { isJsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import { sqsSamples } from './sqs';

export const pipesSamples: readonly SampleEvent<'pipes'>[] = [
  {
    id: 'pipes-sqs',
    service: 'pipes',
    title: 'Target of a pipe from SQS: a list of records',
    model: 'sync',
    eventType: 'pipes',
    // A pipe sends the records themselves, without the object around them that an event source mapping adds.
    make: (facts) =>
      sqsSamples.slice(0, 1).flatMap((sample) => {
        const event = sample.make(facts);
        return isJsonObject(event) && event.Records !== undefined ? event.Records : [];
      }),
  },
];
