import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { services } from '../../src/model/services/services';
import { serviceOfPrincipal, serviceOfSource } from '../../src/triggers/findService';
import { inProject } from '../tools/project.mjs';
import { exampleArn } from './exampleArn';

test('every service has all that a row shows', () => {
  const wrong = services.flatMap(({ id, name, onError, principals, model, callsWithRole }) => [
    ...(/^[a-z0-9-]+$/.test(id) ? [] : [`${id}: its id`]),
    ...(/^[A-Z]/.test(name) ? [] : [`${id}: its name`]),
    ...(onError.length > 10 && !/\.$/.test(onError) ? [] : [`${id}: what happens on an error`]),
    ...principals.filter((one) => !/^[a-z0-9.-]+\.amazon(aws)?\.com$/.test(one)).map((one) => `${id}: ${one}`),
    ...(model === 'poll' && (principals.length > 0 || callsWithRole) ? [`${id}: Lambda polls with its own role`] : []),
    ...(model !== 'poll' && principals.length === 0 && !callsWithRole && id !== 'function-url'
      ? [`${id}: nothing shows it`]
      : []),
  ]);
  expect(wrong).toEqual([]);
});

test('ids and names are unique', () => {
  expect(new Set(services.map(({ id }) => id)).size).toBe(services.length);
  expect(new Set(services.map(({ name }) => name)).size).toBe(services.length);
});

test('every icon is one that VS Code has', () => {
  const css = readFileSync(inProject('node_modules/@vscode/codicons/dist/codicon.css'), 'utf8');
  expect(services.filter(({ icon }) => !css.includes(`.codicon-${icon}:before`)).map(({ icon }) => icon)).toEqual([]);
});

describe.each(services.filter(({ principals }) => principals.length > 0))('$name', (service) => {
  test.each(service.principals)(
    'is known by %s, also in a Region, in China and in the European Sovereign Cloud',
    (principal) => {
      const source = exampleArn(service);
      for (const variant of [
        principal,
        principal.replace('.amazonaws.com', '.eu-west-1.amazonaws.com'),
        principal.replace(/amazonaws\.com$/, 'cn-north-1.amazonaws.com.cn'),
        principal.replace('.amazonaws.com', '.us-gov-west-1.amazonaws.com'),
        principal.replace('.amazonaws.com', '.eusc-de-east-1.amazonaws.com'),
        principal.replace(/amazonaws\.com$/, 'eusc-de-east-1.amazonaws.eu'),
      ]) {
        expect(serviceOfPrincipal(variant, source)?.id).toBe(service.id);
      }
    },
  );
});

describe.each(services.filter(({ sourceArn }) => sourceArn !== undefined))('a source of $name', (service) => {
  test.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'])('is known in partition %s', (partition) => {
    const arn = exampleArn(service)?.replace('arn:aws:', `arn:${partition}:`) ?? '';
    expect(serviceOfSource(arn)?.id).toBe(service.id);
  });
});

test.each([
  ['api/prod/GET/orders', 'api-gateway'],
  ['api/*/*', 'api-gateway'],
  ['api/*/*/orders/*', 'api-gateway'],
  ['api/*/$default', 'api-gateway'],
  ['api/authorizers/a1b2', 'api-gateway'],
  ['api/*/ANY', 'api-gateway'],
  ['api/prod/ANY/orders', 'api-gateway'],
  ['api/*', 'api-gateway'],
  ['*', 'api-gateway'],
  ['api/prod/$connect', 'api-gateway-websocket'],
  ['api/*/sendMessage', 'api-gateway-websocket'],
])('an API’s %s is %s', (resource, id) => {
  expect(serviceOfSource(`arn:aws:execute-api:eu-west-1:123456789012:${resource}`)?.id).toBe(id);
});

test('what invokes nothing is no service', () => {
  expect(serviceOfSource('arn:aws:iam::123456789012:role/x')).toBeUndefined();
  expect(serviceOfSource('orders')).toBeUndefined();
  expect(serviceOfPrincipal('robots.amazonaws.com', undefined)).toBeUndefined();
});
