import type { SampleEvent } from '../../sampleEvent';

export const iotSamples: readonly SampleEvent<'iot'>[] = [
  {
    id: 'iot-rule',
    service: 'iot',
    title: 'Rule action: the message of a device',
    model: 'async',
    eventType: 'iot-rule',
    // The event is the result of the rule's SQL, here of SELECT *, topic() AS topic, timestamp() AS timestamp.
    make: (facts) => ({
      deviceId: 'kettle-1',
      temperature: 96.5,
      topic: 'kitchen/kettle-1/telemetry',
      timestamp: facts.nowMs,
    }),
  },
];
