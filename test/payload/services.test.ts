import { expect, test } from 'vitest';
import { eventTypes } from '../../src/events/eventTypes';
import { sampleEvents } from '../../src/events/samples';
import { services } from '../../src/model/services/services';

/** A line a sample, by service: its schema, and what the caller expects back. */
test('every service that triggers a function has samples, a schema and a contract, or nobody reads the response', async () => {
  const lines = services.flatMap(({ id, name }) =>
    sampleEvents
      .filter(({ service }) => service === id)
      .map(({ title, model, eventType }) => {
        const { schema, contract } = eventTypes[eventType];
        const expects = contract === 'asynchronous' ? 'no contract: asynchronous' : `contract ${contract}`;
        return `${name} · ${title} · ${model} · schema "${schema.title ?? 'NONE'}" · ${expects}`;
      }),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/services.txt');
});
