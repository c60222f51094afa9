import type { SampleEvent } from '../../sampleEvent';

const steps = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

/** Secrets Manager calls the function four times for one rotation, with the same token. */
export const secretsManagerSamples: readonly SampleEvent<'secrets-manager'>[] = steps.map((step) => ({
  id: `secretsmanager-${step.replace('Secret', '')}`,
  service: 'secrets-manager',
  title: `Rotation, step ${step}`,
  model: 'async',
  eventType: 'secrets-rotation',
  make: (facts) => ({
    Step: step,
    SecretId: facts.arn(
      'secretsmanager',
      facts.resource('secretsmanager', `secret:shop/database-${facts.letters('secret', 6)}`),
    ),
    ClientRequestToken: facts.uuid('token'),
    RotationToken: facts.uuid('rotation'),
  }),
}));
