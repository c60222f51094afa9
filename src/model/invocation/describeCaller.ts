import type { RunCaller } from './calledRun';

/** `GET /orders`, or `poller of orders`. */
export function describeCaller(caller: RunCaller): string {
  switch (caller.kind) {
    case 'http':
      return `${caller.method} ${caller.path}`;
    case 'poller':
      return `poller of ${caller.source}`;
  }
}
