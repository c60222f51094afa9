import type { ServerResponse } from 'node:http';
import { CountingServer, type SeenRequest } from '../../aws/countingServer';

/** Headers that are about one connection, or about a body as it was before `fetch` read it. */
const ofTheHop = new Set([
  'host',
  'connection',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'keep-alive',
]);

/** A service with everything that is asked of it on the way counted, and held where a test wants it. */
export class CountedService {
  private held: (() => void)[] | undefined;

  private constructor(private readonly counting: CountingServer) {}

  /** `endpoint`: where requests go. */
  static async start(endpoint: string): Promise<CountedService> {
    const counting = await CountingServer.start((request, response) => {
      const forward = (): void => void pass(request, response, endpoint);
      if (counted.held === undefined) forward();
      else counted.held.push(forward);
    });
    const counted = new CountedService(counting);
    return counted;
  }

  get url(): string {
    return this.counting.url;
  }

  /** How many requests came, of those whose path contains `part`. */
  count(part = ''): number {
    return this.counting.requests.filter(({ url }) => url.includes(part)).length;
  }

  /** Answers nothing until `release`. */
  hold(): void {
    this.held ??= [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const forward of held) forward();
  }

  async stop(): Promise<void> {
    this.release();
    await this.counting.stop();
  }
}

async function pass(request: SeenRequest, response: ServerResponse, endpoint: string): Promise<void> {
  const { method, url, body } = request;
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    typeof value === 'string' && !ofTheHop.has(name) ? [[name, value] satisfies [string, string]] : [],
  );
  const answer = await fetch(`${endpoint}${url}`, { method, headers, ...(body === '' ? {} : { body }) });
  const kept = [...answer.headers].filter(([name]) => !ofTheHop.has(name));
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, Object.fromEntries(kept)).end(bytes);
}
