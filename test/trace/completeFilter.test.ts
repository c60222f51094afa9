import { describe, expect, it } from 'vitest';
import { completeFilter } from '../../src/trace/filter/completeFilter';

function labels(text: string): string {
  return completeFilter(text, ['orders', 'stock'])
    .map(({ label }) => label)
    .join(' ');
}

describe('the completion of a filter expression', () => {
  it('offers keywords, then operators, then how to go on', () => {
    expect(labels('')).toContain('fault error throttle ok partial duration');
    expect(labels('http.s')).toBe('http.status');
    expect(labels('duration ')).toBe('= != < <= > >=');
    expect(labels('http.url ')).toBe('= != CONTAINS BEGINSWITH ENDSWITH');
    expect(labels('http.url con')).toBe('CONTAINS');
    expect(labels('fault ')).toBe('AND OR');
    expect(labels('fault AND thr')).toBe('throttle');
    expect(labels('fault OR ')).toContain('error');
  });

  it('offers functions as services, and nothing in other texts', () => {
    expect(labels('service("o')).toBe('orders');
    expect(labels('edge("orders", "')).toBe('orders stock');
    expect(labels('http.url CONTAINS "or')).toBe('');
  });

  it('continues the expression', () => {
    const [first] = completeFilter('fault AND http.u', []);
    expect(first?.text).toBe('fault AND http.url CONTAINS "');
    expect(completeFilter('service("st', ['stock'])[0]?.text).toBe('service("stock")');
  });
});
