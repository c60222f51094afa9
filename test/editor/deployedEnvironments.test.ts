import { expect, test } from 'vitest';
import { deployedEnvironments } from '../../src/editor/connections/deployedEnvironments';
import { ProjectIdentities } from '../../src/editor/connections/projectIdentities';
import type { Connection } from '../../src/model/connection/connection';

type Needs = Parameters<typeof deployedEnvironments>[0];

/** VS Code's storage of a workspace. */
function memory(stored: Record<string, unknown> = {}): ConstructorParameters<typeof ProjectIdentities>[0] {
  const values = new Map(Object.entries(stored));
  return {
    keys: () => [...values.keys()],
    get: (key: string, otherwise?: unknown) => values.get(key) ?? otherwise,
    update: async (key: string, value: unknown) => void values.set(key, JSON.parse(JSON.stringify(value))),
  } as ConstructorParameters<typeof ProjectIdentities>[0];
}

/** A connection with functions by their deployed names, on two pages. */
function connection(variables: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>): Connection {
  const names = Object.keys(variables);
  return {
    directory: {
      listFunctions: async (marker: string | undefined) => ({
        ok: true,
        value: {
          functions: (marker === undefined ? names.slice(0, 1) : names.slice(1)).map((name) => ({ name })),
          nextMarker: marker === undefined && names.length > 1 ? 'second' : undefined,
        },
      }),
    },
    details: {
      getEnvironment: async (name: string) => {
        const found = variables[name];
        return found === undefined
          ? { ok: false, failure: { message: `no right to read ${name}` } }
          : { ok: true, value: found };
      },
    },
  } as unknown as Connection;
}

/** Two projects; `stack-…` names deployed functions. */
const declared = {
  projects: async () => [
    { folder: '/ws/shop', functions: [{ name: 'Orders' }, { name: 'Returns' }] },
    { folder: '/ws/mail', functions: [{ name: 'Send' }] },
  ],
  find: async (name: string) => ({ name: name.replace(/^stack-/, '').replace(/-x$/, '') }),
} as unknown as Needs['declared'];

async function read(identities: ProjectIdentities, deployed: Connection | undefined) {
  const lines: string[] = [];
  const found = await deployedEnvironments({
    declared,
    identities,
    connectionOf: () => deployed,
    log: (line) => lines.push(line),
  });
  return { found: Object.fromEntries(found), lines };
}

const live = connection({
  'stack-Orders-x': { TABLE: 'live-orders' },
  'stack-Returns-x': undefined,
  'stack-Send-x': { TABLE: 'live-mail' },
});

test('nothing is read unless it was chosen', async () => {
  expect(await read(new ProjectIdentities(memory()), live)).toEqual({ found: {}, lines: [] });
});

test('the variables of a chosen project are read by name; what cannot be read is logged, without values', async () => {
  const identities = new ProjectIdentities(memory());
  await identities.choose('/ws/shop', { environment: { kind: 'deployed', connectionId: 'aws:prod' } });
  expect(await read(identities, live)).toEqual({
    found: { Orders: { TABLE: 'live-orders' } },
    lines: [
      'environment of deployed functions: no right to read stack-Returns-x',
      'environment of deployed functions: Returns keeps its declared variables',
    ],
  });
});

test('a connection that was removed leaves the declared variables', async () => {
  const identities = new ProjectIdentities(memory());
  await identities.choose('/ws/mail', { environment: { kind: 'deployed', connectionId: 'aws:gone' } });
  expect(await read(identities, undefined)).toEqual({
    found: {},
    lines: [
      'environment of deployed functions: the connection for /ws/mail was removed',
      'environment of deployed functions: Send keeps its declared variables',
    ],
  });
});

test('choices are kept apart, and what is stored and cannot be read counts for nothing', async () => {
  const identities = new ProjectIdentities(
    memory({ 'local.identities': { '/ws/odd': { identity: { kind: 'root' } } } }),
  );
  await identities.choose('/ws/shop', { identity: { kind: 'profile', profile: 'dev' } });
  await identities.choose('/ws/shop', { environment: { kind: 'file', path: '/ws/shop/.env' } });
  expect(Object.fromEntries(identities.all())).toEqual({
    '/ws/odd': { identity: undefined, environment: { kind: 'declared' } },
    '/ws/shop': {
      identity: { kind: 'profile', profile: 'dev' },
      environment: { kind: 'file', path: '/ws/shop/.env' },
    },
  });
});
