import { describe, expect, it } from 'vitest';
import { estimateCost, formatUsd, regionOfArn } from '../../src/model/invocation/price';

describe('the estimated cost', () => {
  it('of one run is its time, its memory and a request', () => {
    const cost = estimateCost([{ number: 1, billedMs: 200, memoryMb: 512 }], 'x86_64', 'us-east-1');
    expect(cost?.usd).toBeCloseTo(0.1 * 0.0000166667 + 0.0000002, 12);
    expect(cost?.formula).toEqual([
      '0.2 s × 0.5 GB × $0.0000166667 + $0.0000002 for the request = $0.00000187',
      'Estimate: list prices of us-east-1 for x86_64 as of 2025-10-01. Without free tier, provisioned concurrency, SnapStart’s own charges, extra storage and data transfer.',
    ]);
  });

  it('of an event is that of all its attempts, on its architecture', () => {
    const runs = [1, 2, 3].map((number) => ({ number, billedMs: 1_000, memoryMb: 1024 }));
    const cost = estimateCost(runs, 'arm64', 'eu-west-1');
    expect(cost?.usd).toBeCloseTo(3 * (0.0000133334 + 0.0000002), 12);
    expect(cost?.formula.slice(-2)).toEqual([
      'together $0.0000406',
      'Estimate: list prices of us-east-1 for arm64 as of 2025-10-01; eu-west-1 may differ. Without free tier, provisioned concurrency, SnapStart’s own charges, extra storage and data transfer.',
    ]);
  });

  it('takes the region’s own prices where they are known', () => {
    const run = { number: 1, billedMs: 1_000, memoryMb: 1024 };
    expect(estimateCost([run], 'x86_64', 'af-south-1')?.usd).toBeCloseTo(0.0000221 + 0.0000002, 12);
  });

  it('of nothing is nothing', () => {
    expect(estimateCost([], 'arm64', undefined)).toBeUndefined();
  });
});

it('dollars have three figures that count', () => {
  expect([0, 0.0000002, 0.00000213, 0.0142, 1.2].map(formatUsd)).toEqual([
    '$0',
    '$0.000000200',
    '$0.00000213',
    '$0.0142',
    '$1.20',
  ]);
});

it('the region is in the ARN', () => {
  expect(regionOfArn('arn:aws:lambda:eu-west-1:123456789012:function:checkout')).toBe('eu-west-1');
  expect(regionOfArn('checkout')).toBeUndefined();
});
