import type { DeclaredDeployment, DeclaredTrigger, DeclaredUrl } from '../../model/function/declaredTrigger';
import { type ResolveScope, resolveText } from '../template/resolveValue';
import { resolveArn } from '../template/resourceArns';
import { readTemplate, type TemplateDocument } from '../template/templateDocument';
import {
  isFunction,
  objectAt,
  resourcesOf,
  scopeOf,
  type TemplateObject,
  type TemplateResource,
} from '../template/templateResources';
import { functionProperties } from './functionProperties';
import { functionTags } from './functionTags';
import { familyOfArn, type MappingContext, mappingSettings, texts } from './mappingSettings';
import { defaultPlace } from './parseTemplate';
import { permission, samEvent } from './samEvent';

type Makes = DeclaredTrigger['makes'];

/**
 * Who invokes the functions of a SAM or CloudFormation template, and their tags: `Events`, `FunctionUrlConfig`, and the
 * resources `AWS::Lambda::Permission`, `EventSourceMapping` and `Url`. Never throws; what cannot be read is left out.
 */
export function parseDeployment(text: string, place = defaultPlace): DeclaredDeployment {
  const document = readTemplate(text);
  const resources = resourcesOf(document.content);
  const context = { scope: scopeOf(document.content, resources, place), resources };
  const functions = resources.filter(isFunction).map((resource) => ({
    ...resource,
    properties: functionProperties(document.content, resource),
  }));
  const names = functions.map(({ logicalId }) => context.scope.functionNames[logicalId] ?? logicalId);
  return {
    triggers: [
      ...functions.flatMap((one) => ofFunction(one, document, context)),
      ...resources.flatMap((one) => ofResource(one, document, context)),
    ].filter(({ functionName }) => names.includes(functionName)),
    tags: Object.fromEntries(functions.map((one, index) => [names[index], functionTags(one, context.scope)])),
  };
}

/** What SAM makes of the function's own properties. */
function ofFunction(
  { logicalId, type, properties }: TemplateResource,
  document: TemplateDocument,
  context: MappingContext,
): readonly DeclaredTrigger[] {
  if (type !== 'AWS::Serverless::Function') return [];
  const functionName = context.scope.functionNames[logicalId] ?? logicalId;
  const path = ['Resources', logicalId, 'Properties'];
  const events = Object.entries(objectAt(properties.Events)).flatMap(([name, value]): readonly DeclaredTrigger[] => {
    const event = { logicalId: `${logicalId}${name}`, type: resolveText(objectAt(value).Type, context.scope) ?? '' };
    const makes = samEvent({ ...event, properties: objectAt(value, 'Properties') }, context);
    const line = document.lineOf([...path, 'Events', name]);
    return makes === undefined ? [] : [{ functionName, logicalId: event.logicalId, line, makes }];
  });
  if (properties.FunctionUrlConfig === undefined) return events;
  const url = urlOf(objectAt(properties.FunctionUrlConfig), context.scope);
  const line = document.lineOf([...path, 'FunctionUrlConfig']);
  const urlTriggers = [url, ...urlPermissions(url)].map((makes, index) => ({
    functionName,
    line,
    makes,
    logicalId: `${logicalId}${['Url', 'UrlPublicPermissions', 'URLInvokeAllowPublicAccess'][index] ?? ''}`,
  }));
  return [...events, ...urlTriggers];
}

/** SAM opens the function to everyone where the URL asks for no authorization. */
function urlPermissions({ authType }: DeclaredUrl): readonly Makes[] {
  if (authType !== 'NONE') return [];
  return [
    permission('*', { action: 'lambda:InvokeFunctionUrl', urlAuthType: 'NONE' }),
    permission('*', { isForUrlOnly: true }),
  ];
}

function ofResource(
  { logicalId, type, properties }: TemplateResource,
  document: TemplateDocument,
  context: MappingContext,
): readonly DeclaredTrigger[] {
  const makes = madeBy(type, properties, context);
  const target = properties.FunctionName ?? properties.TargetFunctionArn;
  const functionName = functionNameOf(target, context);
  if (makes === undefined || functionName === undefined) return [];
  return [{ functionName, logicalId, line: document.lineOf(['Resources', logicalId]), makes }];
}

function madeBy(type: string, properties: TemplateObject, context: MappingContext): Makes | undefined {
  const { scope, resources } = context;
  const text = (name: string) => resolveText(properties[name], scope);
  switch (type) {
    case 'AWS::Lambda::Permission':
      return permission(text('Principal') ?? '*', {
        action: text('Action') ?? 'lambda:InvokeFunction',
        sourceArn: resolveArn(properties.SourceArn, scope, resources),
        sourceAccount: text('SourceAccount'),
        eventSourceToken: text('EventSourceToken'),
        principalOrgId: text('PrincipalOrgID'),
        urlAuthType: text('FunctionUrlAuthType'),
        isForUrlOnly: text('InvokedViaFunctionUrl') === 'true',
      });
    case 'AWS::Lambda::EventSourceMapping':
      return mappingOf(properties, context);
    case 'AWS::Lambda::Url':
      return urlOf(properties, scope);
    default:
      return undefined;
  }
}

function mappingOf(properties: TemplateObject, context: MappingContext): Makes | undefined {
  const isEnabled = resolveText(properties.Enabled, context.scope) !== 'false';
  const arn = resolveArn(properties.EventSourceArn, context.scope, context.resources);
  const family = arn === undefined ? undefined : familyOfArn(arn);
  if (arn !== undefined && family !== undefined) {
    const settings = mappingSettings(properties, { kind: 'arn', arn }, family, context);
    return { kind: 'mapping', isEnabled, settings };
  }
  const { KafkaBootstrapServers } = objectAt(properties, 'SelfManagedEventSource', 'Endpoints');
  if (KafkaBootstrapServers === undefined) return undefined;
  const source = { kind: 'kafka', bootstrapServers: texts(KafkaBootstrapServers, context.scope) } as const;
  return { kind: 'mapping', isEnabled, settings: mappingSettings(properties, source, 'kafka', context) };
}

function urlOf(config: TemplateObject, scope: ResolveScope): DeclaredUrl {
  return {
    kind: 'url',
    authType: resolveText(config.AuthType, scope) === 'AWS_IAM' ? 'AWS_IAM' : 'NONE',
    isStreamed: resolveText(config.InvokeMode, scope) === 'RESPONSE_STREAM',
    allowedOrigins: texts(objectAt(config, 'Cors').AllowOrigins, scope),
  };
}

/** A name, an ARN, or a reference to an alias or a version: the name of the function in it. */
function functionNameOf(value: unknown, { scope, resources }: MappingContext): string | undefined {
  const { Ref } = objectAt(value);
  // SAM's names for what `AutoPublishAlias` makes.
  const generated = typeof Ref === 'string' ? /^(.+)\.(Alias|Version)$/.exec(Ref)?.[1] : undefined;
  if (generated !== undefined) return scope.functionNames[generated];
  const owner = resources.find(
    ({ logicalId, type }) => logicalId === Ref && /^AWS::Lambda::(Alias|Version)$/.test(type),
  );
  const text = resolveText(owner?.properties.FunctionName ?? value, scope);
  return text?.startsWith('arn:') ? text.split(':')[6] : text?.split(':')[0];
}
