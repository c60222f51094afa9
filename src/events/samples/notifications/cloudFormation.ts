import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const cloudFormationSamples: readonly SampleEvent<'cloudformation'>[] = [
  {
    id: 'cloudformation-create',
    service: 'cloudformation',
    title: 'Custom resource: Create',
    typeNames: ['cloudformationcustomresource', 'cloudformationcustomresourcecreate'],
    model: 'async',
    eventType: 'custom-resource',
    make: (facts) => request(facts, 'Create', {}),
  },
  {
    id: 'cloudformation-update',
    service: 'cloudformation',
    title: 'Custom resource: Update',
    typeNames: ['cloudformationcustomresourceupdate'],
    model: 'async',
    eventType: 'custom-resource',
    make: (facts) =>
      request(facts, 'Update', {
        PhysicalResourceId: 'orders-index-1',
        OldResourceProperties: { ServiceToken: facts.functionArn, IndexName: 'orders', Replicas: '1' },
      }),
  },
  {
    id: 'cloudformation-delete',
    service: 'cloudformation',
    title: 'Custom resource: Delete',
    typeNames: ['cloudformationcustomresourcedelete'],
    model: 'async',
    eventType: 'custom-resource',
    make: (facts) => request(facts, 'Delete', { PhysicalResourceId: 'orders-index-1' }),
  },
  {
    id: 'cloudformation-provider',
    service: 'cloudformation',
    title: 'Provider framework of CDK: Create',
    typeNames: ['cdkcustomresource'],
    model: 'sync',
    eventType: 'custom-resource-provider',
    make: (facts) => request(facts, 'Create', { ResponseURL: '...' }),
  },
  {
    id: 'cloudformation-macro',
    service: 'cloudformation',
    title: 'Macro',
    model: 'sync',
    eventType: 'cloudformation-macro',
    make: (facts) => ({
      region: facts.region,
      accountId: facts.accountId,
      fragment: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'orders' } },
      transformId: `${facts.accountId}::Tagger`,
      params: { team: 'checkout' },
      requestId: facts.uuid('request'),
      templateParameterValues: { Stage: 'prod' },
    }),
  },
];

/** The URL does not exist, so a function that sends its result there in a test reaches nothing. */
function request(facts: SampleFacts, requestType: string, more: JsonObject): JsonObject {
  return {
    RequestType: requestType,
    ServiceToken: facts.functionArn,
    ResponseURL: `https://cloudformation-custom-resource-response.example.com/${facts.uuid('response')}`,
    StackId: facts.arn('cloudformation', `stack/shop/${facts.uuid('stack')}`),
    RequestId: facts.uuid('request'),
    LogicalResourceId: 'OrdersIndex',
    ResourceType: 'Custom::SearchIndex',
    ...more,
    // CloudFormation converts every number and boolean of the template to a string.
    ResourceProperties: { ServiceToken: facts.functionArn, IndexName: 'orders', Replicas: '2' },
  };
}
