import { randomUUID } from 'node:crypto';
import { systemClock } from '../model/base/systemClock';
import type { Connection, ConnectionSpec } from '../model/connection/connection';
import { connectionId } from '../model/connection/connectionId';
import { AwsClients } from './calls/awsClients';
import { AwsGateway, type ClientSource } from './calls/awsGateway';
import { AwsIdentitySource } from './credentials/awsIdentitySource';
import { type CredentialProvider, credentialProvider } from './credentials/credentials';
import { type EndpointOf, profileEndpoints } from './credentials/profileEndpoints';
import { sdkProfileName } from './credentials/sharedConfig';
import { DurableActions } from './durable/durableActions';
import { DurableDirectory } from './durable/durableDirectory';
import { LambdaExecutions } from './durable/lambdaExecutions';
import { CloudWatchLogs } from './evidence/cloudWatchLogs';
import { LogGroupReader } from './evidence/logGroupReader';
import { XRayTraceSearch } from './evidence/xrayTraceSearch';
import { XRayTraces } from './evidence/xrayTraces';
import { LambdaDetails } from './lambda/lambdaDetails';
import { LambdaDirectory } from './lambda/lambdaDirectory';
import { LambdaEditor } from './lambda/lambdaEditor';
import { LambdaInvoker } from './lambda/lambdaInvoker';
import { localAddresses, noAddresses } from './local/localAddresses';
import { localDebugging, noDebugging } from './local/localDebugging';
import { localDecisions, noDecisions } from './local/localDecisions';
import type { LocalProcessOptions } from './local/localProcess';
import { awsRetries, LocalRetries } from './local/localRetries';
import { localRuns, noRuns } from './local/localRuns';
import { LocalService } from './local/localService';
import { localSkip, noSkip } from './local/localSkip';
import { polledSources } from './local/polledSources';
import { AwsPolledRecords } from './records/awsPolledRecords';
import { AwsRecordSource } from './records/awsRecordSource';
import { AwsSources } from './records/awsSources';
import { AwsSharedEvents } from './sharedEvents/awsSharedEvents';

/** What a connection needs besides its spec. All but `log` are only used by Local. */
export interface ConnectionOptions extends Omit<LocalProcessOptions, 'startTimeoutMs' | 'debugKey' | 'polledSources'> {
  /** Whose queues and streams Local polls instead of its own. */
  readonly polledSpec?: RemoteSpec | undefined;
  /** Asks the user for the code of an MFA device, by its serial; rejects when none is entered. */
  readonly askMfaCode: (serial: string) => Promise<string>;
  /** Called when AWS throttles, with the time that reading continues at, in epoch milliseconds. */
  readonly onPause: (untilMs: number) => void;
  /** Takes one line for the output channel. Never gets payloads or credentials. */
  readonly log: (line: string) => void;
}

type RemoteSpec = Exclude<ConnectionSpec, { kind: 'local' }>;

/** Opens one connection. Nothing is sent, read or started before its first use. */
export function openConnection(spec: ConnectionSpec, options: ConnectionOptions): Connection {
  const debugKey = randomUUID();
  // A Local that has died starts again with the delays of then.
  const { polledSpec } = options;
  const polled =
    spec.kind !== 'local' || polledSpec === undefined ? undefined : clientSource(polledSpec, { ...options, debugKey });
  const source: ClientSource = clientSource(spec, {
    ...options,
    debugKey,
    polledSources: polled && (() => polledSources(polled)),
    get retryDelaysSeconds() {
      return secondsOf(retries.delaysMs);
    },
  });
  const profile = spec.kind === 'local' ? undefined : spec.profile;
  const gateway = new AwsGateway(source, { connectionName: spec.name, profile }, options.log);
  // Local's functions, mappings and decisions are its own, its queues and streams may be another's.
  const ofSources =
    polled === undefined || polledSpec === undefined
      ? gateway
      : new AwsGateway(polled, { connectionName: polledSpec.name, profile: polledSpec.profile }, options.log);
  const retries = spec.kind === 'local' ? localRetries(() => source.address, options) : awsRetries;
  return {
    id: connectionId(spec),
    spec,
    directory: new LambdaDirectory(gateway, () => retries.delaysMs),
    details: new LambdaDetails(gateway),
    editor: new LambdaEditor(gateway),
    executionDirectory: new DurableDirectory(gateway),
    executionActions: new DurableActions(gateway),
    invoker: new LambdaInvoker(gateway, Date.now, { debugKey, isLocal: spec.kind === 'local' }),
    durable: new LambdaExecutions(gateway, spec.kind === 'local' ? localSkip(() => source.address) : noSkip),
    retries,
    identity: spec.kind === 'local' ? noIdentity : new AwsIdentitySource(gateway),
    sources: new AwsSources(ofSources),
    addresses: spec.kind === 'local' ? localAddresses(() => source.address) : noAddresses,
    records: new AwsRecordSource(ofSources, systemClock),
    polled: new AwsPolledRecords(
      { gateway, ofSources },
      spec.kind === 'local' ? localDecisions(() => source.address) : noDecisions,
      Date.now,
    ),
    runs: spec.kind === 'local' ? localRuns(() => source.address) : noRuns,
    sharedEvents: new AwsSharedEvents(gateway),
    traces: new XRayTraces(gateway),
    traceSearch: new XRayTraceSearch(gateway),
    logs: new CloudWatchLogs(gateway),
    logReader: new LogGroupReader(gateway),
    debugging: spec.kind === 'local' ? localDebugging(() => source.address, debugKey) : noDebugging,
    address: () => source.address,
    dispose: () => {
      source.dispose();
      polled?.dispose();
    },
  };
}

const noIdentity: Connection['identity'] = { getIdentity: () => Promise.resolve({ ok: true, value: undefined }) };

function localRetries(address: () => string | undefined, { retryDelaysSeconds }: ConnectionOptions): LocalRetries {
  const [second, third] = retryDelaysSeconds;
  return new LocalRetries(address, [second * 1000, third * 1000]);
}

function secondsOf([second, third]: readonly [number, number]): readonly [number, number] {
  return [second / 1000, third / 1000];
}

function credentialsOf(spec: RemoteSpec, options: ConnectionOptions): CredentialProvider {
  if (spec.kind === 'endpoint' && spec.usesTestCredentials === true) return async () => testCredentials;
  const { askMfaCode } = options;
  return credentialProvider(spec.profile, { region: spec.region, env: process.env, askMfaCode });
}

/** Not secret: documented by LocalStack and moto; AWS rejects them. */
const testCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Services whose name in configuration files differs from IAM's prefix of their actions. */
const configIds: Readonly<Record<string, string>> = {
  logs: 'cloudwatch_logs',
  tag: 'resource_groups_tagging_api',
  dynamodb: 'dynamodb_streams',
};

type SourceOptions = ConnectionOptions & Pick<LocalProcessOptions, 'debugKey' | 'polledSources'>;

function clientSource(spec: ConnectionSpec, options: SourceOptions): ClientSource {
  if (spec.kind === 'local') return new LocalService(options);
  const endpoint = spec.kind === 'endpoint' ? spec.endpoint : undefined;
  let clients: Promise<AwsClients> | undefined;
  let ofProfile: EndpointOf = () => undefined;
  const make = async (): Promise<AwsClients> => {
    const { region } = spec;
    const endpointOf = await profileEndpoints(spec.profile, process.env);
    ofProfile = endpointOf;
    const named = spec.profile ?? process.env.AWS_PROFILE;
    const profile = named === undefined ? undefined : sdkProfileName(named);
    const credentials = credentialsOf(spec, options);
    return new AwsClients({ endpoint, endpointOf, region, profile, credentials, onPause: options.onPause });
  };
  return {
    endpoint,
    address: endpoint,
    endpointOfProfile: (service) => ofProfile(configIds[service] ?? service),
    clients: () => {
      clients ??= make();
      return clients;
    },
    dispose: () => void clients?.then((made) => made.destroy()),
  };
}
