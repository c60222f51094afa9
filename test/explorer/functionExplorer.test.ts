import { expect, it } from 'vitest';
import type { SentInvocations } from '../../src/explorer/busyFunctions';
import { type ChoiceMemory, FunctionChoices } from '../../src/explorer/functionChoices';
import { FunctionExplorer, type ListedConnections } from '../../src/explorer/functionExplorer';
import type { InvocationChange } from '../../src/invocations/invocationStore';
import { Emitter } from '../../src/model/base/event';
import type { Invocation } from '../../src/model/invocation/invocation';
import { makeInvocation } from '../model/makeInvocation';
import { lambda, PagedConnection } from './pagedConnection';

class Memory implements ChoiceMemory {
  private readonly values = new Map<string, unknown>();
  get(key: string): unknown {
    return this.values.get(key);
  }
  async update(key: string, value: unknown): Promise<void> {
    this.values.set(key, JSON.parse(JSON.stringify(value ?? null)));
  }
}

class Roots implements ListedConnections<PagedConnection> {
  private readonly didChange = new Emitter<void>();
  readonly onDidChange = this.didChange.event;
  readonly problems: readonly string[] = [];

  constructor(private listed: readonly PagedConnection[]) {}

  all(): readonly PagedConnection[] {
    return this.listed;
  }
  get(id: string): PagedConnection | undefined {
    return this.listed.find((one) => one.id === id);
  }
  set(listed: readonly PagedConnection[]): void {
    this.listed = listed;
    this.didChange.fire();
  }
}

class History implements SentInvocations {
  private readonly didChange = new Emitter<InvocationChange>();
  readonly onDidChange = this.didChange.event;
  private invocations: readonly Invocation[] = [];

  all(): readonly Invocation[] {
    return this.invocations;
  }
  add(invocation: Invocation): void {
    this.invocations = [invocation, ...this.invocations];
    this.didChange.fire({ kind: 'added', invocation });
  }
}

function explore() {
  const prod = new PagedConnection('Prod');
  const dev = new PagedConnection('Dev');
  const roots = new Roots([prod, dev]);
  const history = new History();
  const workspace = new Memory();
  const everywhere = new Memory();
  const explorer = new FunctionExplorer(roots, history, new FunctionChoices(workspace, everywhere));
  const news: string[] = [];
  explorer.onDidForget((connection) => news.push(`forgot ${connection?.id ?? 'all'}`));
  explorer.onDidChangeRoots((removed) => news.push(`roots changed, removed: ${removed.map(({ id }) => id).join(' ')}`));
  explorer.lists.onDidLoad(({ id }) => news.push(`page of ${id}`));
  explorer.busy.onDidChange(() => news.push('running functions changed'));
  return { prod, dev, roots, history, workspace, everywhere, explorer, news };
}

const target = { connectionId: 'aws:Prod', functionName: 'orders', qualifier: undefined };

it('filters what is listed, and tells what the filter hides', async () => {
  const { explorer, prod } = explore();
  expect([explorer.find(target), explorer.hides(target)]).toEqual([undefined, false]);
  void explorer.lists.listOf(prod).load();
  await prod.functions.answer({ functions: [lambda('orders'), lambda('billing')], nextMarker: undefined });
  const shown = () => explorer.shown(prod).map(({ name }) => name);
  expect([shown(), explorer.find(target)?.name, explorer.hides(target)]).toEqual([
    ['billing', 'orders'],
    'orders',
    false,
  ]);
  await explorer.choices.setFilter({ name: 'bill' });
  expect([shown(), explorer.find(target)?.name, explorer.hides(target)]).toEqual([['billing'], 'orders', true]);
});

it('keeps filter and grouping for the workspace, favorites for everywhere', async () => {
  const { explorer, workspace, everywhere } = explore();
  await explorer.choices.setFilter({ name: 'bill' });
  await explorer.choices.setGrouping({ by: 'tag', key: 'team' });
  await explorer.choices.setFavorite(target, true);
  const again = new FunctionChoices(workspace, everywhere);
  expect([again.filter, again.grouping, again.isFavorite({ ...target, qualifier: '7' })]).toEqual([
    { name: 'bill' },
    { by: 'tag', key: 'team' },
    true,
  ]);
  const elsewhere = new FunctionChoices(new Memory(), everywhere);
  expect([elsewhere.isFiltered, elsewhere.grouping.by, elsewhere.isFavorite(target)]).toEqual([false, 'none', true]);
  await elsewhere.setFilter({});
  await elsewhere.setFavorite(target, false);
  expect(new FunctionChoices(workspace, everywhere).isFavorite(target)).toBe(false);
});

it('says what is to be read or drawn again', async () => {
  const { explorer, prod, dev, roots, news } = explore();
  void explorer.lists.listOf(prod).load();
  void explorer.lists.listOf(dev).load();
  await prod.functions.answer({ functions: [lambda('a')], nextMarker: 'p2' });
  await prod.functions.answer({ functions: [lambda('b')], nextMarker: undefined });
  await dev.functions.fail('credentials');
  explorer.retryCredentials();
  explorer.reload();
  roots.set([prod, dev]);
  roots.set([dev, prod]);
  roots.set([prod]);
  expect(news).toEqual([
    'page of aws:Prod',
    'forgot aws:Dev',
    'forgot all',
    'roots changed, removed: ',
    'roots changed, removed: aws:Dev',
  ]);
  expect(explorer.lists.connections()).toEqual([]);
});

it('knows the functions invoked last and those that are running', () => {
  const { explorer, prod, history, news } = explore();
  const sent = (id: string, functionName: string, connectionId = 'aws:Prod') =>
    history.add(
      makeInvocation({ id, target: { connectionId, functionName, qualifier: undefined }, sentMs: Date.now() }),
    );
  sent('1', 'orders');
  sent('2', 'billing');
  sent('3', 'elsewhere', 'aws:Dev');
  sent('4', 'orders');
  expect(explorer.recentNames(prod)).toEqual(['orders', 'billing']);
  expect(explorer.busy.busyForMs(target)).toBeGreaterThanOrEqual(0);
  expect(explorer.busy.busyForMs({ ...target, functionName: 'audit' })).toBeUndefined();
  expect(news).toEqual(['running functions changed', 'running functions changed', 'running functions changed']);
  explorer.dispose();
});

it('whoever asks for tags while they are read waits for all of them', async () => {
  const { explorer, prod } = explore();
  const tags = explorer.lists.tagsOf(prod);
  const seen: string[] = [];
  void tags.load();
  void tags.load().then(() => seen.push(`${tags.paging.kind}: ${[...tags.all()].map((one) => one.team).join(' ')}`));
  await prod.tags.answer({ tags: new Map([['arn:a', { team: 'shop' }]]), nextMarker: 'p2' });
  expect(seen).toEqual([]);
  await prod.tags.answer({ tags: new Map([['arn:b', { team: 'web' }]]), nextMarker: undefined });
  expect(seen).toEqual(['complete: shop web']);
});

it('reads tags once, a page at a time', async () => {
  const { explorer, prod } = explore();
  const tags = explorer.lists.tagsOf(prod);
  const lines: string[] = [tags.paging.kind];
  tags.onDidChange(() => lines.push(`${tags.paging.kind}: ${[...tags.all()].map((one) => one.team).join(' ')}`));
  void tags.load();
  void tags.load();
  await prod.tags.answer({ tags: new Map([['arn:a', { team: 'shop' }]]), nextMarker: 'p2' });
  await prod.tags.answer({ tags: new Map([['arn:b', { team: 'web' }]]), nextMarker: undefined });
  void tags.load();
  expect([...lines, `asked: ${prod.tags.asked.join(' ')}`]).toEqual([
    'unread',
    'loading: shop',
    'complete: shop web',
    'asked: first p2',
  ]);
});

it('a name that contains the filter in one piece excludes scattered letters, whatever the connection', async () => {
  const { explorer, prod, dev } = explore();
  void explorer.lists.listOf(prod).load();
  void explorer.lists.listOf(dev).load();
  const many = Array.from({ length: 300 }, (_, number) => lambda(`prod-oldorders-api-retry-${number}`));
  await prod.functions.answer({ functions: [...many, lambda('prod-orders-archive')], nextMarker: undefined });
  await dev.functions.answer({ functions: [lambda('preprod-orders-api-relay')], nextMarker: undefined });
  await explorer.choices.setFilter({ name: 'prod-orders-ar' });
  expect([prod, dev].map((one) => explorer.shown(one).map(({ name }) => name))).toEqual([['prod-orders-archive'], []]);
  await explorer.choices.setFilter({ name: 'prdordersrelay' });
  expect(explorer.shown(dev).map(({ name }) => name)).toEqual(['preprod-orders-api-relay']);
});
