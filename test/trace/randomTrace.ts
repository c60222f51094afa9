import { type Bar, virtualBar } from '../../src/trace/rows/bar';

export type Random = () => number;

/** A small seeded generator (mulberry32): the same seed gives the same traces on every machine. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const names = [
  'shop',
  'Dwell Time',
  'Attempt #1',
  'Attempt #2',
  'Initialization',
  'Init',
  'Invocation',
  'Overhead',
  'Restore',
];
const origins = ['AWS::Lambda', 'AWS::Lambda::Function', 'AWS::SQS', undefined];

/** Documents in which anything may be wrong: ids, parents, times, types. `ids` are those that must come back. */
export function randomTrace(random: Random): { documents: string[]; ids: Set<string>; unreadable: number } {
  const ids = new Set<string>();
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  const id = (): string => `n${Math.floor(random() * 12)}`;
  const time = (): unknown =>
    pick([1.79e9 + random() * 200, 1.79e9 + random(), 'x', -1, null, 1e300, `${1.79e9}`, undefined]);
  const node = (depth: number): Record<string, unknown> => {
    const own = random() < 0.95 ? id() : undefined;
    if (own !== undefined) ids.add(own);
    return {
      id: own,
      name: pick([...names, 7, undefined]),
      origin: pick(origins),
      parent_id: random() < 0.6 ? id() : undefined,
      type: random() < 0.1 ? 'subsegment' : undefined,
      inferred: random() < 0.2,
      start_time: time(),
      end_time: time(),
      in_progress: random() < 0.2,
      fault: random() < 0.2,
      aws: pick([{ request_id: 'r' }, 'aws', undefined]),
      http: pick([{ response: { status: 202 } }, { response: 'no' }, undefined]),
      cause: pick(['n1', {}, { exceptions: [{ id: 'e', stack: 'no' }, null] }, 5, undefined]),
      annotations: pick([{ 'aws:responseLatency': random() * 100 }, [], undefined]),
      metadata: random() < 0.01 ? { big: 'x'.repeat(65_536) } : undefined,
      subsegments: depth < 3 && random() < 0.5 ? Array.from({ length: 3 }, () => node(depth + 1)) : undefined,
    };
  };
  const documents = Array.from({ length: 1 + Math.floor(random() * 6) }, () => JSON.stringify(node(0)));
  const unreadable = random() < 0.2 ? ['{', 'null', '3'] : [];
  return { documents: [...documents, ...unreadable], ids, unreadable: unreadable.length };
}

/** A tree whose children lie anywhere, also outside of their parents. */
export function randomTree(random: Random): Bar {
  const root = virtualBar({ id: 'root', kind: 'segment', name: 'root', startMs: 0, endMs: 1_000 });
  const bars = [root];
  const count = Math.floor(random() * 40);
  for (let index = 0; index < count; index += 1) {
    const parent = bars[Math.floor(random() * bars.length)] ?? root;
    const startMs = Math.floor(random() * 1_100) - 50;
    const bar = virtualBar({
      id: `${index}`,
      kind: 'subsegment',
      name: 'child',
      startMs,
      endMs: startMs + Math.floor(random() * 400),
    });
    bar.isBlocking = random() < 0.9;
    parent.children.push(bar);
    bars.push(bar);
  }
  return root;
}
