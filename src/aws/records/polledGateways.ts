import type { AwsGateway } from '../calls/awsGateway';

/** The calls of a connection. Local may poll the sources of another one. */
export interface PolledGateways {
  readonly gateway: AwsGateway;
  /** Of queues, streams and tables. */
  readonly ofSources: AwsGateway;
}
