import { join } from 'node:path';
import { FrontCaller } from './front/frontCaller';
import { Fronts } from './front/fronts';
import { FunctionCatalog } from './functions/functionCatalog';
import { startAwsServer } from './http/awsServer';
import { Identities } from './identities';
import { CodeUploads } from './made/codeUploads';
import { MadeStore } from './made/madeStore';
import type { LocalOptions } from './options';
import { preciseNow } from './preciseNow';
import { SchemaStore } from './schemas/schemaStore';
import { openDelivery } from './starting/openDelivery';
import type { Starter } from './starting/starter';
import { startRuntime } from './starting/startRuntime';
import { GroupStore } from './tracing/groupStore';

export interface RunningService {
  readonly endpoint: string;
  readonly catalog: FunctionCatalog;
  /** Ends the server and all processes of functions. */
  stop(): void;
}

/**
 * Builds the service and opens its port. `runtimeFolder` contains `start.mjs` and `bootstrap.py`. Rejects with Node's error when
 * the template cannot be read or the port cannot be opened.
 */
export async function startService(
  options: LocalOptions,
  runtimeFolder: string,
  starter: Starter,
): Promise<RunningService> {
  const { log } = starter;
  const place = { region: options.region, accountId: options.accountId };
  const identities = await Identities.read(options);
  const environmentOf = identities.environmentOf.bind(identities);
  const made = new MadeStore(options.stateFolder);
  const catalog = await FunctionCatalog.open({ roots: options.roots, place, environmentOf, made }, log);
  const runtime = await startRuntime(options, runtimeFolder, starter, identities);
  const delivery = await openDelivery(options, catalog, runtime, starter);
  const stores = { groups: new GroupStore(), schemas: new SchemaStore() };
  const caller = new FrontCaller(catalog, runtime.runner, runtime.traces);
  const fronts = new Fronts({ catalog, place, caller, firstPort: options.httpPort, log });
  const uploads = new CodeUploads(join(options.stateFolder ?? runtime.scratchFolder, 'uploads'), delivery.bucketFolder);
  const { maxConcurrency } = options;
  const services = {
    catalog,
    ...runtime,
    ...delivery,
    ...stores,
    fronts,
    made,
    uploads,
    identities,
    maxConcurrency,
    now: preciseNow,
    log,
  };
  const server = await startAwsServer(services, options.port).catch((error: unknown) => {
    delivery.stop();
    runtime.stop();
    throw error;
  });
  runtime.setEndpoint(server.endpoint);
  await delivery.start();
  await runtime.fillReserve(catalog);
  // Whoever waits for the service does not wait for these.
  void fronts.addresses();
  const stop = () => {
    delivery.stop();
    server.stop();
    fronts.stop();
    runtime.stop();
  };
  return { endpoint: server.endpoint, catalog, stop };
}
