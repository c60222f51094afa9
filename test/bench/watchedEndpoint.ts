import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Passes everything on to another address, and knows when the first answer to `path` had been passed back whole. */
export class WatchedEndpoint {
  /** As `performance.now()`; `NaN` before. */
  firstAnsweredMs = Number.NaN;

  private constructor(
    readonly url: string,
    private readonly server: ReturnType<typeof createServer>,
  ) {}

  static async start(target: string, path: RegExp): Promise<WatchedEndpoint> {
    const server = createServer((incoming, outgoing) => {
      const { method, headers, url = '' } = incoming;
      const passed = request(new URL(url, target), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        answer.on('end', () => {
          if (Number.isNaN(watched.firstAnsweredMs) && path.test(url)) watched.firstAnsweredMs = performance.now();
        });
      });
      passed.on('error', () => outgoing.destroy());
      incoming.pipe(passed);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const watched = new WatchedEndpoint(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    return watched;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
