import type { SampleEvent } from '../../sampleEvent';

/** CodeCommit, CodePipeline and CodeDeploy. */
export const codeCommitSamples: readonly SampleEvent<'codecommit'>[] = [
  {
    id: 'codecommit-push',
    service: 'codecommit',
    title: 'Push to a branch',
    typeNames: ['codecommit'],
    model: 'async',
    eventType: 'codecommit',
    make: (facts) => ({
      Records: [
        {
          awsRegion: facts.region,
          codecommit: { references: [{ commit: facts.hex('commit', 40), ref: 'refs/heads/main' }] },
          eventId: facts.uuid('event'),
          eventName: 'ReferenceChanges',
          eventPartNumber: 1,
          eventSource: 'aws:codecommit',
          eventSourceARN: facts.arn('codecommit', facts.resource('codecommit', 'shop')),
          eventTime: facts.iso().replace('Z', '+0000'),
          eventTotalParts: 1,
          eventTriggerConfigId: facts.uuid('configuration'),
          eventTriggerName: 'build-on-push',
          eventVersion: '1.0',
          userIdentityARN: facts.globalArn('iam', 'user/jane'),
        },
      ],
    }),
  },
];

export const codePipelineSamples: readonly SampleEvent<'codepipeline'>[] = [
  {
    id: 'codepipeline-job',
    service: 'codepipeline',
    title: 'Invoke action of a pipeline',
    typeNames: ['codepipeline', 'codepipelinejob'],
    model: 'async',
    eventType: 'codepipeline',
    make: (facts) => ({
      'CodePipeline.job': {
        id: facts.uuid('job'),
        accountId: facts.accountId,
        data: {
          actionConfiguration: {
            configuration: {
              FunctionName: facts.functionName,
              UserParameters: JSON.stringify({ environment: 'staging' }),
            },
          },
          inputArtifacts: [
            {
              name: 'SourceOutput',
              revision: null,
              location: {
                type: 'S3',
                s3Location: {
                  bucketName: `codepipeline-${facts.region}-${facts.digits('bucket', 12)}`,
                  objectKey: `shop/SourceOutp/${facts.letters('artifact', 7)}`,
                },
              },
            },
          ],
          outputArtifacts: [],
          artifactCredentials: {
            accessKeyId: 'example-access-key-id',
            secretAccessKey: 'example-secret-access-key',
            sessionToken: 'example-session-token',
            expirationTime: facts.nowMs + 3_600_000,
          },
        },
      },
    }),
  },
];

export const codeDeploySamples: readonly SampleEvent<'codedeploy'>[] = [
  {
    id: 'codedeploy-hook',
    service: 'codedeploy',
    title: 'Hook of a deployment (BeforeAllowTraffic)',
    model: 'async',
    eventType: 'codedeploy-hook',
    make: (facts) => ({
      DeploymentId: `d-${facts.letters('deployment', 9).toUpperCase()}`,
      LifecycleEventHookExecutionId: facts.letters('execution', 44),
    }),
  },
];
