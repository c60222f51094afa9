import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventsPattern, payloadPatterns, payloadPlace } from '../../src/events/payloadPlace';
import { contextKeys } from '../../src/ids';
import { inProject } from '../tools/project.mjs';

const { publisher, name, contributes, activationEvents } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
const fileMatch: readonly string[] = contributes.jsonValidation[0].fileMatch;

const storage = '/ada/.config/Code/User/globalStorage/dwell.dwell';

test.each([
  ['/shop/events/checkout/default.json', 'events of checkout'],
  ['/shop/services/pay/events/pay/with customer.json', 'events of pay'],
  ['/c:/work/events/checkout/a.b.json', 'events of checkout'],
  ['/events/checkout/default.json', 'events of checkout'],
  ['/local/events/checkout/by%20sam.json', 'events of checkout'],
  ['/shop/events/events/default.json', 'events of events'],
  [`${storage}/payloads/local/checkout/scratch.json`, 'checkout on local'],
  [`${storage}/payloads/aws%3Aprod/checkout/sqs-message-2.json`, 'checkout on aws:prod'],
  [`${storage}/payloads/100%/checkout/a.json`, 'checkout on 100%'],
  ['/c:/Users/Ada/AppData/Roaming/Code/User/globalStorage/dwell.dwell/payloads/local/pay/a.json', 'pay on local'],
  ['/shop/events/default.json', 'none'],
  ['/shop/events/checkout/nested/default.json', 'none'],
  ['/shop/events/checkout/default.jsonc', 'none'],
  ['/shop/events/checkout/json', 'none'],
  ['/shop/my-events/checkout/default.json', 'none'],
  ['/shop/payloads/local/checkout/default.json', 'none'],
  [`${storage}/payloads/checkout/default.json`, 'none'],
  [`${storage}/payloads/local/checkout/more/default.json`, 'none'],
  [`${storage}/default.json`, 'none'],
  ['/default.json', 'none'],
])('%s: %s', (path, expected) => {
  const place = payloadPlace(path);
  const owner =
    place?.kind === 'events' ? `events of ${place.functionName}` : `${place?.functionName} on ${place?.connectionId}`;
  const said = place === undefined ? 'none' : owner;
  expect(said).toBe(expected);
});

test('package.json repeats the patterns for the schema and for activation', () => {
  expect(fileMatch).toEqual(payloadPatterns);
  expect(activationEvents).toContain(`workspaceContains:${eventsPattern}`);
});

test('the storage is that of this extension', () => {
  expect(payloadPlace(`/globalStorage/${publisher}.${name}/payloads/local/checkout/a.json`)?.kind).toBe('stored');
});

test('all buttons of payload editors ask the one context key', () => {
  const buttons: readonly { readonly when: string }[] = contributes.menus['editor/title'];
  const ofOthers = ['resourceScheme == dwell-log', `resourcePath in ${contextKeys.callbackDocuments}`];
  const ofPayloads = buttons.filter(({ when }) => !ofOthers.some((other) => when.startsWith(other)));
  expect([...new Set(ofPayloads.map(({ when }) => when))]).toEqual([`resourcePath in ${contextKeys.payloadDocuments}`]);
});
