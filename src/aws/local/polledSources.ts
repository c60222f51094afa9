import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { ClientSource } from '../calls/awsGateway';
import type { Credentials } from '../credentials/credentials';

/** Queues and streams of another connection, which Local polls instead of its own. */
export interface PolledSources {
  /** `http://localhost:4566`, or with a place for the service: `https://{service}.eu-west-1.amazonaws.com`. */
  readonly endpoint: string;
  readonly region: string;
  /** Of the credentials; `undefined` where nothing says it, as DynamoDB Local. */
  readonly accountId: string | undefined;
  /** Asked for before each use: they may expire. */
  credentials(): Promise<Credentials>;
}

const identityTimeoutMs = 20_000;

/** Finds out where a connection's sources are, and whose. Rejects when its credentials cannot be read. */
export async function polledSources(source: ClientSource): Promise<PolledSources> {
  const { sqs, sts } = await source.clients(AbortSignal.timeout(identityTimeoutMs));
  const { config } = sqs;
  const region = await config.region();
  const ofProfile = source.endpointOfProfile?.('sqs');
  const endpoint = source.endpoint ?? ofProfile ?? awsEndpoint(config.endpointProvider({ Region: region }).url);
  const accountId = await sts
    .send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(identityTimeoutMs) })
    .then(
      ({ Account }) => Account,
      // AWS always knows; a stand-in for a single service does not.
      (error: unknown) => {
        if (endpoint.includes('{service}')) throw error;
        return undefined;
      },
    );
  return { endpoint, region, accountId, credentials: () => config.credentials() };
}

/** The host of SQS, with a place for the service: those of Kinesis and DynamoDB Streams are alike in each partition. */
function awsEndpoint(sqs: URL): string {
  return `https://${sqs.host.replace(/^sqs\./, '{service}.')}`;
}
