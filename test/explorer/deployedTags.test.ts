import { expect, test } from 'vitest';
import { DeployedTags, type TaggedConnection } from '../../src/explorer/deployedTags';
import { FunctionLists } from '../../src/explorer/functionLists';
import { lambda, PagedConnection } from './pagedConnection';

/** A connection that lists these functions, and whose tags are their names; those of `denied` cannot be read. */
async function listed(
  kind: 'aws' | 'local',
  names: readonly string[],
  { lists, asked }: { readonly lists: FunctionLists<TaggedConnection>; readonly asked: string[] },
): Promise<void> {
  const paged = new PagedConnection(kind);
  const failure = {
    reason: 'accessDenied',
    name: 'AccessDeniedException',
    statusCode: 403,
    message: 'Denied.',
  } as const;
  const connection: TaggedConnection = {
    id: paged.id,
    identity: paged.identity,
    directory: paged.directory,
    spec: { kind },
    details: {
      listTags: async (arn) => {
        const name = arn.split(':').at(-1) ?? '';
        asked.push(name);
        return name === 'denied' ? { ok: false, failure } : { ok: true, value: { of: name } };
      },
    },
  };
  const loading = lists.listOf(connection).load();
  await paged.functions.answer({ functions: names.map(lambda), nextMarker: undefined });
  await loading;
}

test('tags of a deployed function are read once; none are of Local, or of what is not listed', async () => {
  const asked: string[] = [];
  const lists = new FunctionLists<TaggedConnection>();
  await listed('local', ['mail'], { lists, asked });
  await listed('aws', ['orders'], { lists, asked });
  const tags = new DeployedTags(lists);
  expect(await tags.of('orders')).toEqual({ of: 'orders' });
  expect(await tags.of('orders')).toEqual({ of: 'orders' });
  expect(await tags.of('mail')).toBe(undefined);
  expect(await tags.of('unknown')).toBe(undefined);
  expect(asked).toEqual(['orders']);
});

test('tags that could not be read are asked for again', async () => {
  const asked: string[] = [];
  const lists = new FunctionLists<TaggedConnection>();
  await listed('aws', ['denied'], { lists, asked });
  const tags = new DeployedTags(lists);
  expect(await tags.of('denied')).toBe(undefined);
  expect(await tags.of('denied')).toBe(undefined);
  expect(asked).toEqual(['denied', 'denied']);
});
