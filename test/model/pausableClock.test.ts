import { expect, it } from 'vitest';
import { PausableClock } from '../../src/model/base/pausableClock';
import { FakeClock } from '../aws/fakeClock';

function paused() {
  const fake = new FakeClock();
  const clock = new PausableClock(fake);
  const ran: string[] = [];
  clock.pause();
  return { fake, clock, ran };
}

it('runs nothing while it is paused, and what came due at once afterwards', () => {
  const { fake, clock, ran } = paused();
  clock.after(1_000, () => ran.push('due'));
  clock.after(1_000, () => ran.push('canceled'))();
  clock.after(9_000, () => ran.push('later'));
  fake.advance(5_000);
  expect(ran).toEqual([]);
  clock.resume();
  expect(ran).toEqual(['due']);
  fake.advance(5_000);
  expect(ran).toEqual(['due', 'later']);
});

it('tells when it rests', () => {
  const { fake, clock } = paused();
  const told: boolean[] = [];
  clock.onDidChange(() => told.push(clock.isResting));
  clock.awakeFor(10_000);
  fake.advance(20_000);
  clock.resume();
  clock.pause();
  expect(told).toEqual([false, true, false, true]);
});

it('cancels what came due', () => {
  const { fake, clock, ran } = paused();
  const cancel = clock.after(1_000, () => ran.push('due'));
  fake.advance(2_000);
  cancel();
  clock.resume();
  expect(ran).toEqual([]);
});

it('goes on for a while where somebody waits', () => {
  const { fake, clock, ran } = paused();
  clock.after(1_000, () => ran.push('due'));
  fake.advance(2_000);
  clock.awakeFor(10_000);
  clock.after(5_000, () => ran.push('in time'));
  clock.after(15_000, () => ran.push('too late'));
  fake.advance(20_000);
  expect(ran).toEqual(['due', 'in time']);
});
