import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { TemplateModel } from '../template/readTemplateModel';
import { resolveArn } from '../template/resolveValue';
import { arnOf } from '../template/resourceShapes';
import { objectAt, type TemplateResource } from '../template/templateResources';
import { permission } from './samEvent';

interface Connector {
  readonly logicalId: string;
  readonly source: string;
  readonly destinations: readonly string[];
  readonly line: number;
}

/**
 * What SAM's connectors let invoke a function, as resources of their own and in a resource's `Connectors`
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html).
 */
export function connectorTriggers(model: TemplateModel): readonly DeclaredTrigger[] {
  const { resources, scope, lineOf } = model;
  const connectors = resources.flatMap((resource) => connectorsOf(resource, lineOf(['Resources', resource.logicalId])));
  return connectors.flatMap(({ logicalId, source, destinations, line }) => {
    const makes = grant(scope.resources.get(source), model);
    if (makes === undefined) return [];
    return destinations.flatMap((id) => {
      const functionName = scope.functionNames[id];
      return functionName === undefined ? [] : [{ functionName, logicalId, line, makes }];
    });
  });
}

function connectorsOf(
  { logicalId, type, properties, attributes }: TemplateResource,
  line: number,
): readonly Connector[] {
  if (type === 'AWS::Serverless::Connector') {
    const source = objectAt(properties, 'Source').Id;
    return [{ logicalId, source: String(source), destinations: idsOf(properties.Destination), line }];
  }
  return Object.entries(objectAt(attributes, 'Connectors')).map(([name, connector]) => ({
    logicalId: `${logicalId}${name}`,
    source: logicalId,
    destinations: idsOf(objectAt(connector, 'Properties').Destination),
    line,
  }));
}

function idsOf(destination: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(destination) ? destination : [destination];
  return all.flatMap((one) => {
    const { Id } = objectAt(one);
    return typeof Id === 'string' ? [Id] : [];
  });
}

/** `undefined` for a source whose connector gives the function's own role rights, as for queues, or that is not known. */
function grant(source: TemplateResource | undefined, { scope }: TemplateModel): DeclaredTrigger['makes'] | undefined {
  const arn = (attribute?: string) =>
    resolveArn(
      attribute === undefined ? { Ref: source?.logicalId } : { 'Fn::GetAtt': [source?.logicalId, attribute] },
      scope,
    );
  switch (source?.type) {
    case 'AWS::SNS::Topic':
      return permission('sns.amazonaws.com', { sourceArn: arn() });
    case 'AWS::S3::Bucket':
      return permission('s3.amazonaws.com', { sourceArn: arn('Arn'), sourceAccount: scope.accountId });
    case 'AWS::Events::Rule':
      return permission('events.amazonaws.com', { sourceArn: arn('Arn') });
    case 'AWS::ApiGateway::RestApi':
    case 'AWS::ApiGatewayV2::Api':
    case 'AWS::Serverless::Api':
    case 'AWS::Serverless::HttpApi':
      return permission('apigateway.amazonaws.com', {
        sourceArn: arnOf('execute-api', `${source.logicalId}/*`, scope),
      });
    case 'AWS::StepFunctions::StateMachine':
    case 'AWS::Serverless::StateMachine':
      return { kind: 'roleCaller', service: 'step-functions', sourceArn: arn() ?? source.logicalId };
    default:
      return undefined;
  }
}
