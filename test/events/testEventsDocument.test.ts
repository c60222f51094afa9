import { describe, expect, test } from 'vitest';
import { readTestEvents, renamed, withoutTestEvent, withTestEvent } from '../../src/events/testEventsDocument';
import type { SharedEvent } from '../../src/model/connection/sharedEvents';

/** As the console leaves it: parts of its own, a number beyond JavaScript's, an event of SAM without metadata. */
const document = `{
  "openapi": "3.0.0",
  "info": { "version": "1.0.0", "title": "Event" },
  "paths": {},
  "components": {
    "schemas": { "Event": { "type": "object", "maximum": 12345678901234567890.10 } },
    "examples": {
      "paid": {
        "summary": "An order that is paid",
        "value": { "id": 9007199254740993, "total": 1.0 },
        "x-metadata": { "invocationType": "Event", "color": "blue" }
      },
      "by sam": { "value": [] }
    }
  },
  "x-ours": [1.50]
}`;

const refund: SharedEvent = {
  name: 'refund',
  payload: '{ "id": 9007199254740995 }',
  invocationMode: 'RequestResponse',
};

function lines(result: { ok: true; content: string | undefined } | { ok: false; message: string }): string[] {
  return result.ok ? (result.content ?? '(nothing left)').split('\n') : [result.message];
}

/** The lines of the document that a change took away and those it put there. */
function changes(result: Parameters<typeof lines>[0]): string[] {
  const [before, after] = [document.split('\n'), lines(result)];
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line.trim()}`);
  return [...gone, ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line.trim()}`)];
}

describe('reading', () => {
  test('names, payloads as written, and modes', () => {
    expect(readTestEvents(document)).toEqual({
      ok: true,
      events: [
        { name: 'paid', payload: '{ "id": 9007199254740993, "total": 1.0 }', invocationMode: 'Event' },
        { name: 'by sam', payload: '[]', invocationMode: 'RequestResponse' },
      ],
    });
  });

  test.each([
    ['no components', '{}'],
    ['no examples yet', '{"components":{"schemas":{}}}'],
    ['an example that is kept elsewhere', '{"components":{"examples":{"a":{"externalValue":"s3:…"},"b":null}}}'],
  ])('%s: no events', (_what, content) => {
    expect(readTestEvents(content)).toEqual({ ok: true, events: [] });
  });

  test.each([
    ['', 'is not JSON'],
    ['{"components": {', 'is not JSON'],
    ['{} // comment', 'is not JSON'],
    ['['.repeat(90_000), 'is not JSON'],
    ['[]', 'is not an object'],
    ['{"components": 1}', 'has components that are not an object'],
    ['{"components": {"examples": []}}', 'has components.examples that are not an object'],
  ])('a document that is %.20s', (content, what) => {
    const refusal = {
      ok: false,
      reason: 'invalid',
      message: `The schema of the shareable test events ${what}. Correct or delete it in the EventBridge console.`,
    };
    expect(readTestEvents(content)).toEqual(refusal);
    expect(withTestEvent(content, refund)).toEqual(refusal);
    expect(withoutTestEvent(content, 'refund')).toEqual(refusal);
    expect(renamed(content, 'refund', 'b')).toEqual(refusal);
  });
});

describe('putting', () => {
  test('the first one makes a document', () => {
    expect(lines(withTestEvent(undefined, refund))).toEqual([
      '{"openapi":"3.0.0","info":{"version":"1.0.0","title":"Event"},"paths":{},"components":{"schemas":{"Event":{"type":"object"}},"examples":{"refund": {"value":{"id":9007199254740995},"x-metadata":{"invocationType":"RequestResponse"}}}}}',
    ]);
  });

  test('a generated schema gets examples', () => {
    expect(lines(withTestEvent('{"components":{"schemas":{"Event":{}}}}', { ...refund, payload: ' null ' }))).toEqual([
      '{"components":{"schemas":{"Event":{}},"examples": {"refund":{"value":null,"x-metadata":{"invocationType":"RequestResponse"}}}}}',
    ]);
  });

  test('a further one changes nothing else', () => {
    expect(changes(withTestEvent(document, refund))).toEqual([
      '- "by sam": { "value": [] }',
      '+ "by sam": { "value": [] },"refund": {"value":{"id":9007199254740995},"x-metadata":{"invocationType":"RequestResponse"}}',
    ]);
  });

  test('one that is there gets another value and mode, and keeps what else it has', () => {
    expect(changes(withTestEvent(document, { ...refund, name: 'paid' }))).toEqual([
      '- "value": { "id": 9007199254740993, "total": 1.0 },',
      '- "x-metadata": { "invocationType": "Event", "color": "blue" }',
      '+ "value": {"id":9007199254740995},',
      '+ "x-metadata": { "invocationType": "RequestResponse", "color": "blue" }',
    ]);
    expect(changes(withTestEvent(document, { ...refund, name: 'by sam', invocationMode: 'Event' }))).toEqual([
      '- "by sam": { "value": [] }',
      '+ "by sam": { "value": {"id":9007199254740995},"x-metadata": {"invocationType":"Event"} }',
    ]);
  });

  test.each(['a "quoted" one', '__proto__', '0', 'naïve/événement', '…'])('takes the name %s', (name) => {
    const put = withTestEvent(document, { ...refund, name });
    expect(put.ok && readTestEvents(put.content)).toMatchObject({
      events: [{ name: 'paid' }, { name: 'by sam' }, { name, payload: '{"id":9007199254740995}' }],
    });
  });

  test('what could not be read again is not written', () => {
    const payload = `${'['.repeat(45_000)}${']'.repeat(45_000)}`;
    expect(lines(withTestEvent(undefined, { ...refund, payload }))).toEqual([
      'The payload of test event "refund" is nested too deeply to be shared. Flatten it.',
    ]);
  });

  test('a payload that is no JSON, an empty name', () => {
    expect(lines(withTestEvent(document, { ...refund, payload: '{"id": }' }))).toEqual([
      'The payload of test event "refund" is not JSON. Correct it before sharing.',
    ]);
    expect(lines(withTestEvent(document, { ...refund, name: ' ' }))).toEqual([
      'Enter a name for the shareable test event.',
    ]);
  });

  test('what is too large is said with its size', () => {
    const text = (length: number) => JSON.stringify('x'.repeat(length - 2));
    expect(lines(withTestEvent(document, { ...refund, payload: text(6_144_001) }))).toEqual([
      'Test event "refund" has 6,144,001 bytes, but the limit is 6,144,000. Save it as a file in the workspace instead.',
    ]);
    const around = withTestEvent(document, { ...refund, payload: '""' });
    const left = 100_000 - (around.ok ? around.content.length - 2 : 0);
    expect(withTestEvent(document, { ...refund, payload: text(left) })).toMatchObject({ ok: true });
    expect(lines(withTestEvent(document, { ...refund, payload: text(left + 1) }))).toEqual([
      'With this event, the shareable test events of the function have 100,001 characters, but the schema registry allows at most 100,000. Delete one, or save this one as a file in the workspace.',
    ]);
    const emoji = JSON.stringify('🛒'.repeat(60_000));
    expect(withTestEvent(document, { ...refund, payload: emoji })).toMatchObject({ ok: true });
  });
});

describe('removing', () => {
  test('one of two', () => {
    expect(changes(withoutTestEvent(document, 'by sam'))).toEqual(['- },', '- "by sam": { "value": [] }', '+ }']);
  });

  test('the last one, and one that is not there', () => {
    const put = withTestEvent(undefined, refund);
    expect(put.ok && lines(withoutTestEvent(put.content, 'refund'))).toEqual(['(nothing left)']);
    expect(withoutTestEvent(document, 'refund')).toEqual({
      ok: false,
      reason: 'notFound',
      message: 'Shareable test event "refund" does not exist. Refresh the list.',
    });
  });
});

describe('renaming', () => {
  test('changes the name alone', () => {
    expect(changes(renamed(document, 'paid', 'settled "now"'))).toEqual(['- "paid": {', '+ "settled \\"now\\"": {']);
    expect(changes(renamed(document, 'paid', 'paid'))).toEqual([]);
  });

  test.each([
    ['refund', 'b', 'Shareable test event "refund" does not exist. Refresh the list.'],
    ['paid', 'by sam', 'A test event named "by sam" already exists. Choose another name.'],
    ['paid', '', 'Enter a name for the shareable test event.'],
  ])('%s to %s', (from, to, message) => {
    expect(lines(renamed(document, from, to))).toEqual([message]);
  });
});
