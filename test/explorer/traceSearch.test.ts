import { describe, expect, it } from 'vitest';
import type { SearchCriteria } from '../../src/explorer/traceSearch/criteria';
import { groupTraces } from '../../src/explorer/traceSearch/groupTraces';
import { searchExpression } from '../../src/explorer/traceSearch/searchExpression';
import { describeGroup, describeSearch, describeTraceRow } from '../../src/explorer/traceSearch/searchTexts';
import { searchWindows } from '../../src/explorer/traceSearch/searchWindows';
import { maxFound, TraceSearch } from '../../src/explorer/traceSearch/traceSearch';
import type { SummaryQuery, TraceSearchSource, TraceSummary } from '../../src/model/connection/traceSearchSource';
import { parseFilterExpression } from '../../src/trace/filter/parseFilterExpression';
import { settled } from './pagedConnection';

const hourMs = 3_600_000;
const noon = Date.UTC(2026, 10, 28, 12);

const orders: SearchCriteria = {
  connectionId: 'prod',
  scope: { kind: 'function', functionName: 'orders' },
  range: { kind: 'last', hours: 13 },
  outcomes: ['fault', 'throttle'],
};

function summary(id: number, more: Partial<TraceSummary> = {}): TraceSummary {
  return {
    id: `1-${id.toString(16).padStart(8, '0')}-000000000000000000000000`,
    startMs: noon - id * 1000,
    durationMs: 212,
    isFault: false,
    isError: false,
    isThrottle: false,
    isPartial: false,
    entry: 'orders',
    url: undefined,
    method: undefined,
    status: undefined,
    cause: undefined,
    ...more,
  };
}

/** Answers each window with the pages that the test gives it, and remembers what was asked. */
function source(pages: (query: SummaryQuery) => readonly TraceSummary[][]): TraceSearchSource & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    listSummaries: async (query, token) => {
      asked.push(`${(noon - query.toMs) / hourMs} to ${(noon - query.fromMs) / hourMs} h ago, page ${token ?? '1'}`);
      const all = pages(query);
      const page = token === undefined ? 0 : Number(token) - 1;
      const nextToken = page + 1 < all.length ? String(page + 2) : undefined;
      return { ok: true, value: { traces: all[page] ?? [], nextToken } };
    },
    storesSpans: async () => true,
    searchStoredTraces: async () => ({ ok: true, value: [summary(7)] }),
  };
}

describe('the filter expression of a search', () => {
  const expressionOf = (more: Partial<SearchCriteria>): string => {
    const text = searchExpression({ ...orders, ...more });
    expect(parseFilterExpression(text).ok).toBe(true);
    return text;
  };

  it('asks for outcomes of the function itself, which its caller may have handled', () => {
    expect(expressionOf({})).toBe('service("orders") { fault OR throttle }');
    expect(expressionOf({ scope: { kind: 'project', project: 'shop', functions: ['a', 'b'] }, outcomes: [] })).toBe(
      '(service("a") OR service("b"))',
    );
    expect(expressionOf({ scope: { kind: 'connection' } })).toBe('(fault OR throttle)');
    expect(expressionOf({ scope: { kind: 'connection' }, outcomes: [] })).toBe('');
  });

  it('joins all criteria, with text as text', () => {
    const more = {
      minDurationMs: 1500,
      annotation: { key: 'customer-id', value: 'a"b' },
      url: '/orders',
      expression: 'partial OR user = "x"',
    };
    expect(expressionOf({ ...more, scope: { kind: 'connection' }, outcomes: ['fault'] })).toBe(
      'fault AND duration >= 1.5 AND annotation["customer-id"] = "a\\"b" AND http.url CONTAINS "/orders" AND (partial OR user = "x")',
    );
    expect(expressionOf({ annotation: { key: 'total', value: '7' }, outcomes: [] })).toBe(
      'service("orders") AND (annotation[total] = 7 OR annotation[total] = "7")',
    );
  });
});

describe('a search', () => {
  it('asks in windows of six hours, newest first, page by page', async () => {
    const search = new TraceSearch(() => noon);
    const asked = source(({ toMs }) => (toMs === noon ? [[summary(1)], [summary(2)]] : [[summary(2), summary(3)]]));
    const said: string[] = [];
    search.onDidChange((state) => said.push(describeSearch(state)));
    await search.start(orders, asked);
    expect(asked.asked).toEqual([
      '0 to 6 h ago, page 1',
      '0 to 6 h ago, page 2',
      '6 to 12 h ago, page 1',
      '12 to 13 h ago, page 1',
    ]);
    expect(search.state.found.map(({ startMs }) => (noon - startMs) / 1000)).toEqual([1, 2, 3]);
    expect(said).toContain('orders · last 13 h · faults, throttles · 2 traces so far, 1 of 3 time windows searched');
    expect(said.at(-1)).toBe('orders · last 13 h · faults, throttles · 3 traces');
    expect(search.state.hasStoredSpans).toBe(true);
  });

  it('sends nothing before its start, and nothing after it was canceled', async () => {
    const search = new TraceSearch(() => noon);
    const asked = source(() => [[summary(1)]]);
    expect(search.state.phase.kind).toBe('idle');
    search.onDidChange(({ found }) => found.length > 0 && search.cancel());
    await search.start(orders, asked);
    expect(asked.asked).toHaveLength(1);
    expect(describeSearch(search.state)).toBe(
      'orders · last 13 h · faults, throttles · 1 trace, canceled after 0 of 3 time windows',
    );
  });

  it('sends nothing while it may not ask, as in a hidden view, and goes on afterwards', async () => {
    let allow: () => void = () => {};
    let mayAsk = new Promise<void>((resolve) => {
      allow = resolve;
    });
    const search = new TraceSearch(
      () => noon,
      () => mayAsk,
    );
    const asked = source(() => [[summary(1)], [summary(2)]]);
    const ended = search.start(orders, asked);
    await settled();
    expect(asked.asked).toEqual([]);
    allow();
    await ended;
    expect(asked.asked).toHaveLength(6);
    mayAsk = new Promise(() => {});
    const canceled = search.start(orders, asked);
    await settled();
    search.cancel();
    await canceled;
    expect([asked.asked.length, search.state.phase.kind]).toEqual([6, 'canceled']);
  });

  it('ends at ten thousand traces', async () => {
    const search = new TraceSearch(() => noon);
    const page = Array.from({ length: 6_000 }, (_, index) => index);
    await search.start(
      orders,
      source(({ toMs }) => [page.map((id) => summary(toMs === noon ? id : id + 6_000))]),
    );
    expect(search.state.found).toHaveLength(maxFound);
    expect(search.state.phase.kind).toBe('full');
  });

  it('reads stored spans in one query', async () => {
    const search = new TraceSearch(() => noon);
    const asked = source(() => []);
    await search.startStored(orders, asked);
    expect(asked.asked).toEqual([]);
    expect(describeSearch(search.state)).toBe('orders · last 13 h · faults, throttles · 1 trace in aws/spans');
  });
});

describe('found traces', () => {
  it('are grouped by outcome and cause, whatever ids their messages contain', () => {
    const cause = (id: string) => ({ service: 'stock', type: 'TypeError', message: `no item ${id}\nat app.js:3` });
    const groups = groupTraces([
      summary(1),
      summary(2, { isError: true, status: 404 }),
      summary(3, { isFault: true, cause: cause('1234') }),
      summary(4, { isFault: true, isError: true, cause: cause('99') }),
    ]);
    expect(groups.map((group) => [describeGroup(group).label, group.traces.length])).toEqual([
      ['Fault: TypeError in stock: no item …', 2],
      ['Error: status 404', 1],
      ['OK', 1],
    ]);
  });

  it('say what was requested and how long it took', () => {
    const found = summary(1, { method: 'POST', url: 'https://example.com/orders?x=1', status: 502 });
    expect(describeTraceRow(found).description).toBe('212 ms · POST /orders?x=1 · 502');
    expect(describeTraceRow(summary(1)).description).toBe('212 ms · orders');
  });

  it('of an older time range are in few windows', () => {
    expect(searchWindows({ kind: 'between', fromMs: noon - 12 * hourMs, toMs: noon - 5 * hourMs }, noon)).toEqual([
      { fromMs: noon - 11 * hourMs, toMs: noon - 5 * hourMs },
      { fromMs: noon - 12 * hourMs, toMs: noon - 11 * hourMs },
    ]);
  });
});
