import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FunctionChoices } from '../../src/explorer/functionChoices';
import { FunctionExplorer } from '../../src/explorer/functionExplorer';
import { ListingRedraws } from '../../src/explorer/listingRedraws';
import { lambda, PagedConnection } from './pagedConnection';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const nothing = { dispose: () => undefined };
const memory = { get: () => undefined, update: async () => undefined };

it('draws a growing list again when it has doubled, and at its end', async () => {
  const prod = new PagedConnection('Prod');
  const connections = { all: () => [prod], get: () => prod, problems: [], onDidChange: () => nothing };
  const history = { all: () => [], onDidChange: () => nothing };
  const explorer = new FunctionExplorer(connections, history, new FunctionChoices(memory, memory));
  const redraws = new ListingRedraws(explorer);
  const lines: string[] = [];
  const list = explorer.lists.listOf(prod);
  redraws.onRedraw(({ id }) => {
    lines.push(`${list.state.functions.length} drawn of ${id}`);
    redraws.markDrawn(prod);
  });
  const page = async (from: number, isLast = false) => {
    const functions = [lambda(`f${from}`), lambda(`f${from + 1}`)];
    await prod.functions.answer({ functions, nextMarker: isLast ? undefined : `p${from}` });
    vi.advanceTimersByTime(1_000);
    lines.push(`${list.state.functions.length} listed`);
  };
  void list.load();
  await page(10);
  redraws.markDrawn(prod);
  for (const from of [20, 30, 40, 50]) await page(from);
  await page(60, true);
  expect(lines).toEqual([
    '2 listed',
    '4 drawn of aws:Prod',
    '4 listed',
    '6 listed',
    '8 drawn of aws:Prod',
    '8 listed',
    '10 listed',
    '12 drawn of aws:Prod',
    '12 listed',
  ]);
  redraws.dispose();
});
