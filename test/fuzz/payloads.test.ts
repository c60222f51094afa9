import { expect, it } from 'vitest';
import { gzip } from '../../src/editor/payloads/documents/gzip';
import { compactJson } from '../../src/events/compactJson';
import { detectEventType } from '../../src/events/detectEventType';
import { fromPayloadDocument, toPayloadDocument } from '../../src/events/payloadDocument';
import { findPlaceholders, type PlaceholderVariables } from '../../src/events/placeholders';
import { makeSample, sampleEvents } from '../../src/events/samples';
import { context } from '../events/sampleContexts';
import { fuzz } from './fuzz';
import { mutateText, mutateValue } from './mutate';

const samples = sampleEvents.map(({ id }) => JSON.stringify(makeSample(id, context)));

it('events from outside go out as they came, whatever is in them', async () => {
  await fuzz((random) => {
    const sample = samples[Math.floor(random() * samples.length)] ?? '{}';
    const text = JSON.stringify(mutateValue(JSON.parse(sample), random));
    detectEventType(JSON.parse(text));
    expect(fromPayloadDocument(toPayloadDocument(text, gzip), gzip)).toBe(text);
  });
});

it('payloads that are damaged stay as they are, with their problems', async () => {
  await fuzz((random) => {
    const sample = samples[Math.floor(random() * samples.length)] ?? '{}';
    const text = mutateText(sample, random);
    const variables: PlaceholderVariables = {};
    for (const { offset, length } of findPlaceholders(text, variables).problems) {
      expect(offset + length).toBeLessThanOrEqual(text.length);
    }
    const compact = compactJson(text);
    if (compact !== undefined) expect(JSON.parse(compact)).toEqual(JSON.parse(text));
  });
});
