import { expect, it } from 'vitest';
import { FunctionList } from '../../src/explorer/functionList';
import { lambda, PagedConnection, settled } from './pagedConnection';

const first = { functions: [lambda('orders'), lambda('billing')], nextMarker: 'p2' };
const second = { functions: [lambda('checkout')], nextMarker: 'p3' };
const last = { functions: [lambda('audit')], nextMarker: undefined };

/** A list, its text after each step, and what it asked for. */
class Steps {
  readonly connection = new PagedConnection('Prod');
  readonly list = new FunctionList(this.connection.directory);
  private readonly lines: string[] = [];
  private changes = 0;

  constructor() {
    this.list.onDidChange(() => {
      this.changes += 1;
    });
  }

  async step(name: string, act: () => unknown = () => undefined): Promise<void> {
    this.changes = 0;
    await act();
    await settled();
    const { functions, paging } = this.list.state;
    const names = functions.map((one) => one.name).join(' ') || '-';
    const place = 'marker' in paging ? ` from ${paging.marker ?? 'first'}` : '';
    const changes = this.changes === 0 ? '' : ` (changed ×${this.changes})`;
    this.lines.push(`${name}: ${paging.kind}${place}: ${names}${changes}`);
  }

  get text(): readonly string[] {
    return [...this.lines, `asked: ${this.connection.functions.asked.join(' ')}`];
  }
}

it('lists a page at a time, by name', async () => {
  const steps = new Steps();
  const { list, connection } = steps;
  await steps.step('new');
  await steps.step('load', () => void list.load());
  await steps.step('load again', () => void list.load());
  await steps.step('page 1', () => connection.functions.answer(first));
  await steps.step('page 2', () => connection.functions.answer(second));
  await steps.step('page 3', () => connection.functions.answer(last));
  await steps.step('stop', () => list.stop());
  await steps.step('resume', () => list.resume());
  expect(steps.text).toEqual([
    'new: unread: -',
    'load: loading from first: -',
    'load again: loading from first: -',
    'page 1: loading from p2: billing orders',
    'page 2: loading from p3: billing checkout orders (changed ×1)',
    'page 3: complete: audit billing checkout orders (changed ×1)',
    'stop: complete: audit billing checkout orders',
    'resume: complete: audit billing checkout orders',
    'asked: first p2 p3',
  ]);
});

it('stops and continues with the page that was not read', async () => {
  const steps = new Steps();
  const { list, connection } = steps;
  await steps.step('load', () => void list.load());
  await steps.step('stop', () => list.stop());
  await steps.step('load', () => void list.load());
  await steps.step('resume', () => list.resume());
  await steps.step('page 1', () => connection.functions.answer(first));
  await steps.step('stop', () => list.stop());
  await steps.step('stop again', () => list.stop());
  await steps.step('resume', () => list.resume());
  await steps.step('page 2', () => connection.functions.answer(last));
  expect(steps.text).toEqual([
    'load: loading from first: -',
    'stop: stopped from first: - (changed ×1)',
    'load: stopped from first: -',
    'resume: loading from first: - (changed ×1)',
    'page 1: loading from p2: billing orders',
    'stop: stopped from p2: billing orders (changed ×1)',
    'stop again: stopped from p2: billing orders',
    'resume: loading from p2: billing orders (changed ×1)',
    'page 2: complete: audit billing orders (changed ×1)',
    'asked: first first p2 p2',
  ]);
});

it('a page that fails ends the listing and keeps what is there', async () => {
  const steps = new Steps();
  const { list, connection } = steps;
  await steps.step('load', () => void list.load());
  await steps.step('page 1', () => connection.functions.answer(first));
  await steps.step('page 2 fails', () => connection.functions.fail());
  await steps.step('load', () => list.load());
  await steps.step('reset', () => list.reset());
  await steps.step('load', () => void list.load());
  expect(steps.text).toEqual([
    'load: loading from first: -',
    'page 1: loading from p2: billing orders',
    'page 2 fails: failed: billing orders (changed ×1)',
    'load: failed: billing orders',
    'reset: unread: - (changed ×1)',
    'load: loading from first: -',
    'asked: first p2 first',
  ]);
});

it('what a reset or a stop cut off adds nothing', async () => {
  const steps = new Steps();
  const { list, connection } = steps;
  await steps.step('load', () => void list.load());
  await steps.step('reset', () => list.reset());
  await steps.step('load', () => void list.load());
  await steps.step('page 1', () => connection.functions.answer(last));
  expect(steps.text).toEqual([
    'load: loading from first: -',
    'reset: unread: - (changed ×1)',
    'load: loading from first: -',
    'page 1: complete: audit',
    'asked: first first',
  ]);
});

it('loads until a function is there, also from a stop', async () => {
  const { list, connection } = new Steps();
  const found: string[] = [];
  void list.load();
  await connection.functions.answer(first);
  list.stop();
  void list.loadUntil('checkout').then(() => found.push('checkout'));
  void list.loadUntil('orders').then(() => found.push('orders'));
  void list.loadUntil('nobody').then(() => found.push('nobody'));
  await settled();
  expect(found).toEqual([]);
  await connection.functions.answer(second);
  expect(found).toEqual(['checkout', 'orders']);
  await connection.functions.answer(last);
  expect(found).toEqual(['checkout', 'orders', 'nobody']);
});

it('nobody waits for a listing that was stopped, reset or is no longer wanted', async () => {
  const { list, connection } = new Steps();
  const ended: string[] = [];
  const picker = new AbortController();
  void list.loadAll(picker.signal).then(({ functions }) => ended.push(`picker: ${functions.length}`));
  void list.loadUntil('nobody').then(() => ended.push('until'));
  await connection.functions.answer(first);
  picker.abort();
  await settled();
  expect(ended).toEqual(['picker: 2']);
  list.stop();
  await settled();
  expect(ended).toEqual(['picker: 2', 'until']);
  void list.loadUntil('nobody').then(() => ended.push('until again'));
  await connection.functions.answer(second);
  list.reset();
  await settled();
  expect(ended).toEqual(['picker: 2', 'until', 'until again']);
});

it('reads one function again in its place', async () => {
  const { list, connection } = new Steps();
  void list.load();
  await connection.functions.answer({ ...first, nextMarker: undefined });
  await list.reread('orders');
  expect(list.state.functions.map(({ name, memoryMb }) => `${name} ${memoryMb} MB`)).toEqual([
    'billing 128 MB',
    'orders 1024 MB',
  ]);
});
