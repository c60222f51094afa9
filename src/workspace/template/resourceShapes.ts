import type { TemplatePlace } from './templateScope';

type Values = Readonly<Record<string, string>>;

/**
 * What a resource's type gives for `Ref` and for attributes, by its name
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html, "Return values").
 */
export interface ResourceShape {
  readonly nameProperty: string;
  /** What CloudFormation returns once the resource has this name. */
  readonly returns: (name: string, place: TemplatePlace) => Values;
  /**
   * ARNs with an id that AWS chooses, as zeros: precise enough to show what invokes a function, but never passed to its
   * code.
   */
  readonly guesses?: (name: string, place: TemplatePlace) => Values;
}

const zeros = '00000000-0000-0000-0000-000000000000';

const stateMachine = (nameProperty: string): ResourceShape =>
  shape(nameProperty, (name, place) => {
    const arn = arnOf('states', `stateMachine:${name}`, place);
    return { Ref: arn, Arn: arn, Name: name };
  });

const table: ResourceShape = {
  ...shape('TableName', (name, place) => ({ Ref: name, Arn: arnOf('dynamodb', `table/${name}`, place) })),
  guesses: (name, place) => ({
    StreamArn: arnOf('dynamodb', `table/${name}/stream/1970-01-01T00:00:00.000`, place),
  }),
};

export const resourceShapes: Readonly<Record<string, ResourceShape>> = {
  'AWS::SQS::Queue': shape('QueueName', (name, place) => {
    const url = `https://sqs.${place.region}.amazonaws.com/${place.accountId}/${name}`;
    return { Ref: url, QueueUrl: url, QueueName: name, Arn: arnOf('sqs', name, place) };
  }),
  'AWS::SNS::Topic': shape('TopicName', (name, place) => {
    const arn = arnOf('sns', name, place);
    return { Ref: arn, TopicArn: arn, TopicName: name };
  }),
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Serverless::SimpleTable': table,
  'AWS::S3::Bucket': shape('BucketName', (name, { region }) => ({
    Ref: name,
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
  })),
  'AWS::StepFunctions::StateMachine': stateMachine('StateMachineName'),
  'AWS::Serverless::StateMachine': stateMachine('Name'),
  'AWS::Kinesis::Stream': named('Name', 'kinesis', (name) => `stream/${name}`),
  'AWS::KinesisFirehose::DeliveryStream': named('DeliveryStreamName', 'firehose', (name) => `deliverystream/${name}`),
  'AWS::Events::EventBus': shape('Name', (name, place) => ({
    Ref: name,
    Name: name,
    Arn: arnOf('events', `event-bus/${name}`, place),
  })),
  'AWS::Events::Rule': named('Name', 'events', (name) => `rule/${name}`),
  'AWS::Scheduler::Schedule': named('Name', 'scheduler', (name) => `schedule/default/${name}`),
  'AWS::Scheduler::ScheduleGroup': named('Name', 'scheduler', (name) => `schedule-group/${name}`),
  'AWS::Pipes::Pipe': named('Name', 'pipes', (name) => `pipe/${name}`),
  'AWS::Logs::LogGroup': named('LogGroupName', 'logs', (name) => `log-group:${name}:*`),
  'AWS::ECR::Repository': named('RepositoryName', 'ecr', (name) => `repository/${name}`),
  'AWS::IAM::Role': shape('RoleName', (name, { accountId }) => ({
    Ref: name,
    Arn: `arn:aws:iam::${accountId}:role/${name}`,
  })),
  'AWS::KMS::Alias': shape('AliasName', (name) => ({ Ref: name })),
  'AWS::SSM::Parameter': shape('Name', (name) => ({ Ref: name })),
  'AWS::SecretsManager::Secret': guessed('Name', 'secretsmanager', (name) => `secret:${name}-000000`, ['Ref', 'Id']),
  'AWS::MSK::Cluster': guessed('ClusterName', 'kafka', (name) => `cluster/${name}/${zeros}-1`, ['Ref', 'Arn']),
  'AWS::MSK::ServerlessCluster': guessed('ClusterName', 'kafka', (name) => `cluster/${name}/${zeros}-1`, [
    'Ref',
    'Arn',
  ]),
  'AWS::AmazonMQ::Broker': guessed('BrokerName', 'mq', (name) => `broker:${name}:b-${zeros}`, ['Arn']),
  'AWS::DocDB::DBCluster': guessed('DBClusterIdentifier', 'rds', (name) => `cluster:${name}`, ['Arn']),
  'AWS::Cognito::UserPool': guessed('UserPoolName', 'cognito-idp', (name) => `userpool/${name}`, ['Arn']),
  'AWS::ElasticLoadBalancingV2::TargetGroup': guessed(
    'Name',
    'elasticloadbalancing',
    (name) => `targetgroup/${name}/0000000000000000`,
    ['Ref', 'TargetGroupArn'],
  ),
};

/** `arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE` */
export function arnOf(service: string, resource: string, { region, accountId }: TemplatePlace): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

function shape(nameProperty: string, returns: ResourceShape['returns']): ResourceShape {
  return { nameProperty, returns };
}

/** `Ref` gives the name, `Arn` the ARN. */
function named(nameProperty: string, service: string, resource: (name: string) => string): ResourceShape {
  return shape(nameProperty, (name, place) => ({ Ref: name, Arn: arnOf(service, resource(name), place) }));
}

/** AWS chooses a part of the ARN, which these attributes give. */
function guessed(
  nameProperty: string,
  service: string,
  resource: (name: string) => string,
  attributes: readonly string[],
): ResourceShape {
  return {
    nameProperty,
    returns: () => ({}),
    guesses: (name, place) => {
      const arn = arnOf(service, resource(name), place);
      return Object.fromEntries(attributes.map((attribute) => [attribute, arn]));
    },
  };
}
