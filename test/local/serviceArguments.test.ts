import { expect, it } from 'vitest';
import { readOptions } from '../../src/local/options';
import { serviceArguments } from '../../src/local/package/serviceArguments';

it("the package's options are those of the command line", () => {
  const args = serviceArguments({
    folders: ['orders', 'stock'],
    template: 'template.yaml',
    parameters: { Stage: 'dev', Query: 'a=b' },
    envFiles: ['.env'],
    profile: 'dev',
    port: 4000,
    retryDelaysSeconds: [1, 2],
    timeScale: 60,
    stateFolder: 'state',
    sourceEndpoint: 'http://localhost:4566',
    sourceCredentials: 'environment',
    hasSchedules: true,
    region: 'eu-west-1',
    accountId: '123456789012',
    maxConcurrency: 4,
    python: '/usr/bin/python3',
    sdkFolder: 'sdk',
  });
  const parameters = { Stage: 'dev', Query: 'a=b' };
  expect(readOptions(args, '/projects')).toEqual({
    kind: 'run',
    options: {
      roots: [
        { folder: '/projects/orders', template: undefined, parameters },
        { folder: '/projects/stock', template: undefined, parameters },
        { folder: '/projects', template: '/projects/template.yaml', parameters },
      ],
      envFiles: [{ folder: undefined, value: '/projects/.env' }],
      endpoints: [],
      httpPort: undefined,
      profiles: [{ folder: undefined, value: 'dev' }],
      port: 4000,
      region: 'eu-west-1',
      accountId: '123456789012',
      maxConcurrency: 4,
      python: '/usr/bin/python3',
      sdkFolder: '/projects/sdk',
      debugpyFolder: undefined,
      timeScale: 60,
      retryDelaysMs: [1000, 2000],
      stateFolder: '/projects/state',
      sourceEndpoint: 'http://localhost:4566',
      sourceCredentials: 'environment',
      hasSchedules: true,
    },
  });
});

it('what is not set is left to the service', () => {
  expect(serviceArguments({ folders: ['.'] })).toEqual(['--folder', '.']);
});
