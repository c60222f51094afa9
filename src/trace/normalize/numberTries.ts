import { type Bar, walkBars } from '../rows/bar';
import type { LambdaBars } from './lambdaBars';

/**
 * Numbers the service segments of one function that a retrying caller or poller leaves side by side in a trace. They
 * stay siblings and are never merged.
 */
export function numberTries(roots: readonly Bar[], { services }: LambdaBars): void {
  if (services.length < 2) return;
  numberAmong(roots);
  walkBars(roots, (bar) => {
    if (bar.kind === 'call' && bar.children.length > 1) numberAmong(bar.children);
  });
}

function numberAmong(siblings: readonly Bar[]): void {
  const tries = new Map<string, Bar[]>();
  for (const bar of siblings) {
    if (bar.kind === 'service') tries.set(bar.name, [...(tries.get(bar.name) ?? []), bar]);
  }
  for (const same of tries.values()) {
    if (same.length < 2) continue;
    same.forEach((bar, index) => {
      bar.detail = [`try ${index + 1} of ${same.length}`, bar.detail].filter(Boolean).join(' · ');
    });
  }
}
