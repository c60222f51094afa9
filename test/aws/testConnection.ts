import { AwsClients } from '../../src/aws/calls/awsClients';
import { AwsGateway } from '../../src/aws/calls/awsGateway';
import { openConnection } from '../../src/aws/openConnection';
import type { Connection } from '../../src/model/connection/connection';

/** A gateway to a server of ours, with made-up credentials. */
export function gatewayTo(endpoint: string, profile?: string): AwsGateway {
  const credentials = async () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' });
  const clients = new AwsClients({ endpoint, region: 'eu-west-1', profile: undefined, credentials });
  const source = { endpoint, address: endpoint, clients: async () => clients, dispose: () => clients.destroy() };
  return new AwsGateway(source, { connectionName: 'Test', profile });
}

/** A connection to a server of ours, opened as the extension does. */
export function connectionTo(endpoint: string, region = 'eu-west-1'): Connection {
  const spec = { kind: 'endpoint', name: 'Test', endpoint, region, usesTestCredentials: true } as const;
  return openConnection(spec, {
    localProgram: '',
    roots: [],
    retryDelaysSeconds: [1, 1],
    askMfaCode: () => Promise.reject(new Error('nobody asks')),
    onPause: () => undefined,
    log: () => undefined,
  });
}
