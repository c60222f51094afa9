import { afterEach, expect, it } from 'vitest';
import { AwsClients } from '../../src/aws/calls/awsClients';
import { polledSources } from '../../src/aws/local/polledSources';
import { CountingServer } from './countingServer';

let server: CountingServer | undefined;
afterEach(() => server?.stop());

const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
  <Arn>arn:aws:iam::123456789012:user/dev</Arn><UserId>AIDA</UserId><Account>123456789012</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

/** A connection whose STS is a server of ours; its other services are where they are. */
async function sourceIn(region: string, status: number, endpoint?: string) {
  const started = await CountingServer.start((_request, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(status === 200 ? identity : '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>');
  });
  server = started;
  const clients = new AwsClients({
    endpoint: undefined,
    endpointOf: (service) => (service === 'sts' ? started.url : undefined),
    region,
    profile: undefined,
    credentials: async () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' }),
  });
  return { endpoint, address: endpoint, clients: async () => clients, dispose: () => clients.destroy() };
}

it.each([
  ['eu-west-1', 'https://{service}.eu-west-1.amazonaws.com'],
  ['cn-north-1', 'https://{service}.cn-north-1.amazonaws.com.cn'],
])('the sources of an account in %s are at AWS’s hosts there', async (region, endpoint) => {
  const found = await polledSources(await sourceIn(region, 200));
  expect(found).toMatchObject({ endpoint, region, accountId: '123456789012' });
  expect(await found.credentials()).toMatchObject({ accessKeyId: 'AKIDEXAMPLE', sessionToken: 'token' });
});

it('a stand-in for AWS that knows no accounts is polled, and AWS is not', async () => {
  const endpoint = 'http://localhost:8000';
  const found = await polledSources(await sourceIn('eu-west-1', 403, endpoint));
  expect(found).toMatchObject({ endpoint, accountId: undefined });
  await server?.stop();
  await expect(polledSources(await sourceIn('eu-west-1', 403))).rejects.toThrow();
});
