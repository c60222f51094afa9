import type { FunctionCatalog } from '../functions/functionCatalog';
import { addressesOf } from './addressesOf';
import { answerApi } from './answerApi';
import { answerBalancer } from './answerBalancer';
import { answerUrl } from './answerUrl';
import type { Front, FrontAddress } from './front';
import { FrontServer } from './frontServer';
import type { FrontSurroundings } from './surroundings';

export interface FrontsSurroundings extends FrontSurroundings {
  readonly catalog: FunctionCatalog;
  /** The first port; `undefined`: any free ports. */
  readonly firstPort: number | undefined;
}

/**
 * The HTTP front: an address for each function URL, API and listener of the projects. Each has a port of its own, so that absolute
 * paths of web pages work; a change of a project opens and closes ports at the next look.
 */
export class Fronts {
  private readonly open = new Map<string, { readonly server: FrontServer; readonly port: number }>();
  private current: readonly Front[] = [];
  private updating: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(private readonly surroundings: FrontsSurroundings) {}

  /** All addresses, after ports have been opened for new fronts. */
  async addresses(): Promise<readonly FrontAddress[]> {
    await this.update();
    return this.current.flatMap((front) => {
      const server = this.open.get(front.key)?.server;
      return server === undefined ? [] : addressesOf(front, server.origin);
    });
  }

  /** `http://127.0.0.1:41234/`; `undefined` when the function has no URL. */
  async urlOf(functionName: string): Promise<string | undefined> {
    const all = await this.addresses();
    return all.find((one) => one.service === 'function-url' && one.functionName === functionName)?.url;
  }

  stop(): void {
    this.isStopped = true;
    for (const { server } of this.open.values()) server.stop();
    this.open.clear();
  }

  /** One after the other: two looks at once would open a port twice. */
  private update(): Promise<void> {
    this.updating = this.updating
      .then(() => this.look())
      .catch((error: unknown) => this.surroundings.log(String(error)));
    return this.updating;
  }

  private async look(): Promise<void> {
    this.current = await this.declared();
    const keys = this.current.map(({ key }) => key);
    for (const [key, { server }] of this.open) {
      if (keys.includes(key)) continue;
      server.stop();
      this.open.delete(key);
    }
    for (const { key } of this.current) {
      if (this.isStopped || this.open.has(key)) continue;
      this.open.set(key, await this.start(key));
    }
  }

  private async start(key: string): Promise<{ readonly server: FrontServer; readonly port: number }> {
    const { firstPort, log } = this.surroundings;
    const used = [...this.open.values()].map(({ port }) => port);
    let port = firstPort ?? 0;
    while (firstPort !== undefined && used.includes(port)) port += 1;
    const server = await FrontServer.start(port, (request, target) => this.answer(key, request, target), log);
    for (const { method, url, functionName, notes } of this.current
      .filter((front) => front.key === key)
      .flatMap((front) => addressesOf(front, server.origin))) {
      log([`${method} ${url} invokes ${functionName}.`, ...notes].join(' '));
    }
    return { server, port };
  }

  /** By what is declared now, not by what was when the port was opened. */
  private async answer(key: string, ...[request, target]: Parameters<Parameters<typeof FrontServer.start>[1]>) {
    const front = (await this.declared()).find((one) => one.key === key) ?? this.current.find((one) => one.key === key);
    if (front === undefined) throw new Error('It is no longer declared.');
    if (front.kind === 'url') return answerUrl(front, request, target, this.surroundings);
    return front.api.type === 'alb'
      ? answerBalancer(front.api, request, this.surroundings)
      : answerApi(front.api, request, this.surroundings);
  }

  private async declared(): Promise<readonly Front[]> {
    const { catalog } = this.surroundings;
    const [triggers, sources] = await Promise.all([catalog.triggers(), catalog.sources()]);
    const urls = triggers.flatMap(({ functionName, makes }): readonly Extract<Front, { kind: 'url' }>[] => {
      if (makes.kind !== 'url') return [];
      const { authType, isStreamed, cors } = makes;
      return [{ kind: 'url', key: `url ${functionName}`, functionName, authType, isStreamed, cors }];
    });
    const made = [...catalog.made.urls].map(([functionName, { authType, isStreamed, cors }]): Front => {
      return { kind: 'url', key: `url ${functionName}`, functionName, authType, isStreamed, cors };
    });
    const apis = sources.flatMap((api): readonly Front[] =>
      api.kind === 'api' ? [{ kind: 'api', key: `${api.type} ${api.id}`, api }] : [],
    );
    const all = [...made, ...urls, ...apis];
    // Several projects can have an API of the same id: the first one has the address.
    return [...new Map(all.reverse().map((front) => [front.key, front])).values()].reverse();
  }
}
