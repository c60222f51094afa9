import { expect, test } from 'vitest';
import { sampleServices } from '../../src/editor/payloads/documents/sampleServices';
import { eventTypes } from '../../src/events/eventTypes';
import { sampleEvents } from '../../src/events/samples';
import { services } from '../../src/triggers/services';

/** A line a service of the trigger table: its samples, their schema, and what the caller expects back. */
test('every service that triggers a function has samples, a schema and a contract, or nobody reads the answer', async () => {
  const lines = services.flatMap(({ id, name }) => {
    const samples = sampleEvents.filter(({ service }) => sampleServices[id]?.includes(service));
    if (samples.length === 0) return [`${name}: NO SAMPLE`];
    return samples.map(({ title, model, eventType }) => {
      const { schema, contract } = eventTypes[eventType];
      const expects = contract === 'asynchronous' ? 'no contract: asynchronous' : `contract ${contract}`;
      return `${name} · ${title} · ${model} · schema "${schema.title ?? 'NONE'}" · ${expects}`;
    });
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/services.txt');
  expect(lines.join('\n')).not.toMatch(/NO SAMPLE|NONE/);
});

test('no service is named that triggers nothing', () => {
  expect(Object.keys(sampleServices).sort()).toEqual(services.map(({ id }) => id).sort());
});
