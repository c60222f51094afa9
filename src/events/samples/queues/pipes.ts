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
    // A pipe sends a list of records, without the enclosing object of an event source mapping.
    make: (facts) =>
      sqsSamples.slice(0, 1).flatMap((sample) => {
        const event = sample.make(facts);
        return isJsonObject(event) && event.Records !== undefined ? event.Records : [];
      }),
  },
];
