import type { ResolveScope } from './resolveValue';
import { resolveText } from './resolveValue';
import { objectAt, type TemplateObject, type TemplateResource } from './templateResources';

/** How a resource's ARN ends, which of its properties names it, and which attributes give the ARN (`Ref`: `!Ref` does). */
interface ArnShape {
  readonly service: string;
  readonly resource: (name: string) => string;
  readonly nameProperty: string;
  readonly attributes: readonly string[];
  /** S3's ARNs have neither region nor account. */
  readonly isGlobal?: true;
}

const shapes: Readonly<Record<string, ArnShape>> = {
  'AWS::SQS::Queue': { service: 'sqs', resource: (name) => name, nameProperty: 'QueueName', attributes: ['Arn'] },
  'AWS::SNS::Topic': {
    service: 'sns',
    resource: (name) => name,
    nameProperty: 'TopicName',
    attributes: ['Ref', 'TopicArn'],
  },
  'AWS::Kinesis::Stream': {
    service: 'kinesis',
    resource: (name) => `stream/${name}`,
    nameProperty: 'Name',
    attributes: ['Arn'],
  },
  'AWS::DynamoDB::Table': dynamoDb(),
  'AWS::DynamoDB::GlobalTable': dynamoDb(),
  'AWS::S3::Bucket': {
    service: 's3',
    resource: (name) => name,
    nameProperty: 'BucketName',
    attributes: ['Arn'],
    isGlobal: true,
  },
  'AWS::MSK::Cluster': {
    service: 'kafka',
    resource: (name) => `cluster/${name}/00000000-0000-0000-0000-000000000000-1`,
    nameProperty: 'ClusterName',
    attributes: ['Ref', 'Arn'],
  },
  'AWS::AmazonMQ::Broker': {
    service: 'mq',
    resource: (name) => `broker:${name}:b-00000000-0000-0000-0000-000000000000`,
    nameProperty: 'BrokerName',
    attributes: ['Arn'],
  },
  'AWS::DocDB::DBCluster': {
    service: 'rds',
    resource: (name) => `cluster:${name}`,
    nameProperty: 'DBClusterIdentifier',
    attributes: ['Arn'],
  },
  'AWS::Cognito::UserPool': {
    service: 'cognito-idp',
    resource: (name) => `userpool/${name}`,
    nameProperty: 'UserPoolName',
    attributes: ['Arn'],
  },
  'AWS::Events::Rule': {
    service: 'events',
    resource: (name) => `rule/${name}`,
    nameProperty: 'Name',
    attributes: ['Arn'],
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    service: 'elasticloadbalancing',
    resource: (name) => `targetgroup/${name}/0000000000000000`,
    nameProperty: 'Name',
    attributes: ['Ref', 'TargetGroupArn'],
  },
};

/** Its `StreamArn` is another ARN than its `Arn`, and the one that functions are given. */
function dynamoDb(): ArnShape {
  return {
    service: 'dynamodb',
    resource: (name) => `table/${name}/stream/1970-01-01T00:00:00.000`,
    nameProperty: 'TableName',
    attributes: ['StreamArn'],
  };
}

/**
 * The ARN that an expression gives, where `resolveText` knows none because only a deployment makes it: for the resources
 * that invoke functions one is made of the resource's name or logical id. Ids that AWS would choose are zeros.
 */
export function resolveArn(
  value: unknown,
  scope: ResolveScope,
  resources: readonly TemplateResource[],
): string | undefined {
  const { Ref, ...rest } = objectAt(value);
  const attribute = rest['Fn::GetAtt'];
  const attributeOf = Array.isArray(attribute) ? attribute : split(attribute);
  const [id, name] = Ref === undefined ? attributeOf : [Ref, 'Ref'];
  const resource = resources.find((one) => one.logicalId === id);
  const shape = resource === undefined ? undefined : shapes[resource.type];
  if (resource === undefined || shape === undefined || !shape.attributes.includes(String(name))) {
    return resolveText(value, scope);
  }
  const place = shape.isGlobal ? ':' : `${scope.region}:${scope.accountId}`;
  return `arn:aws:${shape.service}:${place}:${shape.resource(nameOf(resource, shape.nameProperty, scope))}`;
}

function split(attribute: unknown): readonly string[] {
  return typeof attribute === 'string' ? attribute.split('.') : [];
}

function nameOf({ logicalId, properties }: TemplateResource, property: string, scope: ResolveScope): string {
  const named: TemplateObject = properties;
  return resolveText(named[property], scope) ?? logicalId;
}
