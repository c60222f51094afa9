import { arnOf, type ResourceShape, resourceShapes } from './resourceShapes';
import type { TemplateResource } from './templateResources';
import { intrinsicOf, type ResolveScope, type ToText, within } from './templateScope';

/** What `Ref` of a resource returns; its logical id for types that return a name of their own choice. */
export function resolveReference(id: string, outer: ResolveScope, toText: ToText): string | undefined {
  const scope = within(outer, id);
  if (scope === undefined) return undefined;
  // SAM's names for what `AutoPublishAlias` makes.
  const [, published, kind] = /^(.+)\.(Alias|Version)$/.exec(id) ?? [];
  if (published !== undefined) return publishedArn(published, kind, scope, toText);
  const resource = scope.resources.get(id);
  if (resource === undefined) return undefined;
  const shape = resourceShapes[resource.type];
  if (shape !== undefined) return valuesOf(resource, shape, scope, toText)?.Ref;
  switch (resource.type) {
    case 'AWS::Lambda::Function':
    case 'AWS::Serverless::Function':
      return scope.functionNames[id];
    case 'AWS::Lambda::Alias':
      return aliasArn(resource, scope, toText);
    case 'AWS::Lambda::Url':
      return functionArnOf(resource.properties.TargetFunctionArn, scope, toText);
    default:
      return refersToId.test(resource.type) ? undefined : id;
  }
}

/** Types whose `Ref` is an id or ARN that AWS chooses at deployment. */
const refersToId =
  /^(AWS::(ApiGateway|ApiGatewayV2|AppSync|Cognito|EC2|EFS|KMS|Lambda|CloudFront|CloudFormation|SecretsManager|ECS|RDS|Route53|IoT|Bedrock|Serverless)::|Custom::)/;

/** What `Fn::GetAtt` returns; `undefined` for what only a deployment knows. */
export function resolveAttribute(
  id: string,
  attribute: string,
  outer: ResolveScope,
  toText: ToText,
): string | undefined {
  const scope = within(outer, id);
  if (scope === undefined) return undefined;
  const resource = scope.resources.get(id);
  if (resource === undefined) return undefined;
  if (attribute.startsWith('Outputs.')) return toText(scope.outputs.get(`${id}.${attribute}`), scope);
  if (scope.functionNames[id] !== undefined && attribute === 'Arn') return functionArn(id, scope);
  if (resource.type === 'AWS::SSM::Parameter' && attribute === 'Value') return toText(resource.properties.Value, scope);
  if (resource.type === 'AWS::Lambda::Url' && attribute === 'FunctionArn') {
    return functionArnOf(resource.properties.TargetFunctionArn, scope, toText);
  }
  const shape = resourceShapes[resource.type];
  const value = shape === undefined ? undefined : valuesOf(resource, shape, scope, toText)?.[attribute];
  const isRole = resource.type === 'AWS::IAM::Role' && resource.properties.Path !== undefined;
  return isRole && attribute === 'Arn' ? withPath(value, toText(resource.properties.Path, scope)) : value;
}

/** The path stands before a role's name in its ARN (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html). */
function withPath(arn: string | undefined, path: string | undefined): string | undefined {
  return path === undefined ? undefined : arn?.replace(':role/', () => `:role${path}`);
}

/**
 * The ARN that an expression gives, where `resolveText` knows none because only a deployment makes it: for the resources
 * that invoke functions one is made of the resource's name or logical id. Ids that AWS would choose are zeros.
 */
export function guessArn(value: unknown, scope: ResolveScope, toText: ToText): string | undefined {
  const known = toText(value, scope);
  if (known?.startsWith('arn:')) return known;
  const [name, argument] = intrinsicOf(value) ?? [];
  const [id, attribute] =
    name === 'Fn::GetAtt' ? splitAttribute(argument) : [name === 'Ref' ? String(argument) : undefined, 'Ref'];
  const resource = id === undefined ? undefined : scope.resources.get(id);
  const shape = resource === undefined ? undefined : resourceShapes[resource.type];
  if (resource === undefined || shape === undefined) return known;
  const stated = toText(resource.properties[shape.nameProperty], scope) ?? resource.logicalId;
  const guesses = { ...shape.returns(stated, scope), ...shape.guesses?.(stated, scope) };
  return known ?? guesses[attribute];
}

function splitAttribute(argument: unknown): readonly [string | undefined, string] {
  const parts = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
  return [parts[0], parts.slice(1).join('.')];
}

/** By the name that the template states, or by the logical id where it states none. */
function valuesOf(
  { logicalId, properties }: TemplateResource,
  shape: ResourceShape,
  scope: ResolveScope,
  toText: ToText,
): Readonly<Record<string, string>> | undefined {
  const stated = properties[shape.nameProperty];
  const name = stated === undefined ? logicalId : toText(stated, scope);
  return name === undefined ? undefined : shape.returns(name, scope);
}

function functionArn(id: string, scope: ResolveScope): string {
  return arnOf('lambda', `function:${scope.functionNames[id] ?? id}`, scope);
}

/** The ARN of the function that a name, an ARN or a reference names. */
function functionArnOf(value: unknown, scope: ResolveScope, toText: ToText): string | undefined {
  const text = toText(value, scope);
  return text === undefined || text.startsWith('arn:') ? text : arnOf('lambda', `function:${text}`, scope);
}

function aliasArn({ properties }: TemplateResource, scope: ResolveScope, toText: ToText): string | undefined {
  const [arn, name] = [functionArnOf(properties.FunctionName, scope, toText), toText(properties.Name, scope)];
  return arn === undefined || name === undefined ? undefined : `${arn}:${name}`;
}

function publishedArn(id: string, kind: string | undefined, scope: ResolveScope, toText: ToText): string | undefined {
  const alias = toText(scope.resources.get(id)?.properties.AutoPublishAlias, scope);
  return kind === 'Alias' && alias !== undefined ? `${functionArn(id, scope)}:${alias}` : undefined;
}
