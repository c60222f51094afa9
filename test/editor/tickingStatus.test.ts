import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type TickingLook, TickingStatus } from '../../src/editor/sinks/tickingStatus';

interface ShownItem {
  text: string;
  isShown: boolean;
  command: unknown;
  show(): void;
  dispose(): void;
}

const { items } = vi.hoisted(() => ({ items: [] as ShownItem[] }));

vi.mock('vscode', () => ({
  StatusBarAlignment: { Left: 1 },
  window: {
    createStatusBarItem: () => {
      const item: ShownItem = {
        text: '',
        isShown: false,
        command: undefined,
        show: () => {
          item.isShown = true;
        },
        dispose: () => {
          item.isShown = false;
        },
      };
      items.push(item);
      return item;
    },
  },
}));

let look: TickingLook | undefined;
let status: TickingStatus;

beforeEach(() => {
  vi.useFakeTimers({ now: 10_000 });
  items.length = 0;
  status = new TickingStatus('dwell.running', 'Running', () => look);
});

afterEach(() => {
  status.dispose();
  vi.useRealTimers();
});

/** A new object each time, as real ones are. */
function about(subject: string, isTicking = true): TickingLook {
  const text = `${subject} ${Date.now() / 1_000} s`;
  return { icon: 'loading', text, tooltip: '', subject, command: { command: 'show', title: subject }, isTicking };
}

test('the text goes on each second, and the command stays the one that is being clicked', () => {
  look = about('a');
  status.draw();
  const [item] = items;
  const command = item?.command;
  look = about('a');
  vi.advanceTimersByTime(1_000);
  look = about('a');
  vi.advanceTimersByTime(1_000);
  expect(items).toHaveLength(1);
  expect(item?.text).toBe('$(loading) a 11 s');
  expect(item?.command).toBe(command);
  look = about('b');
  status.draw();
  expect(item?.command).toEqual({ command: 'show', title: 'b' });
});

test('no timer runs while it is paused or nothing is in progress', () => {
  look = about('a');
  status.draw();
  expect(vi.getTimerCount()).toBe(1);
  look = about('a', false);
  status.draw();
  expect(vi.getTimerCount()).toBe(0);
  look = about('a');
  status.draw();
  look = undefined;
  vi.advanceTimersByTime(1_000);
  expect(vi.getTimerCount()).toBe(0);
  expect(items.map(({ isShown }) => isShown)).toEqual([false]);
  look = about('a');
  status.draw();
  expect(items.map(({ isShown }) => isShown)).toEqual([false, true]);
});
