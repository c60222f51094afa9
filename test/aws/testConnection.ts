import { AwsClients } from '../../src/aws/awsClients';
import { AwsGateway } from '../../src/aws/awsGateway';

/** A gateway to a server of ours, with made-up credentials. */
export function gatewayTo(endpoint: string, profile?: string): AwsGateway {
  const credentials = async () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' });
  const clients = new AwsClients({ endpoint, region: 'eu-west-1', profile: undefined, credentials });
  const source = { endpoint, address: endpoint, clients: async () => clients, dispose: () => clients.destroy() };
  return new AwsGateway(source, { connectionName: 'Test', profile });
}
