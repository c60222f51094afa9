import { Agent, request } from 'node:http';

/** Milliseconds of single requests, sorted. */
export type Times = readonly number[];

/** Sends requests over kept connections, as SDK clients do. */
export class Load {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 20 });

  constructor(
    private readonly port: number,
    private readonly path: string,
  ) {}

  /** One request: how long it took. Rejects for any status but 200. */
  once(): Promise<number> {
    const from = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: this.port, path: this.path, method: 'POST', agent: this.agent },
        (answer) => {
          answer.resume();
          answer.on('end', () => {
            if (answer.statusCode === 200) resolve(performance.now() - from);
            else reject(new Error(`${this.path} answered ${answer.statusCode}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end('{"a":1}');
    });
  }

  /** Requests that were answered in a second, with so many at the same time. */
  async throughput(requests: number, atOnce: number): Promise<number> {
    await Promise.all(Array.from({ length: atOnce }, () => this.once()));
    let left = requests;
    const from = performance.now();
    const worker = async () => {
      while (left > 0) {
        left -= 1;
        await this.once();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return requests / ((performance.now() - from) / 1000);
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Each of `loads` in turn, so that what else the machine does hits all of them alike. */
export async function interleaved(loads: readonly Load[], rounds: number): Promise<readonly Times[]> {
  const times = loads.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, load] of loads.entries()) times[index]?.push(await load.once());
  }
  return times.map((some) => some.sort((a, b) => a - b));
}

/** So many requests at the same time. */
const atOnce = 10;

/** Until every process, or thread, of a function runs compiled code. */
const warmUp = 10_000;

/** Requests a second of each, the median of several rounds in turn, so that what else the machine does hits all of them alike. */
export async function throughputs(loads: readonly Load[]): Promise<readonly number[]> {
  for (const load of loads) await load.throughput(warmUp, atOnce);
  const rounds = loads.map((): number[] => []);
  for (let round = 0; round < 9; round += 1) {
    for (const [index, load] of loads.entries()) rounds[index]?.push(await load.throughput(2_000, atOnce));
  }
  return rounds.map((some) =>
    percentile(
      some.sort((a, b) => a - b),
      0.5,
    ),
  );
}

/** `share`: 0.5 for the median. */
export function percentile(times: Times, share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
}
