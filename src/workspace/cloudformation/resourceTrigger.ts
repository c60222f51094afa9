import type { DeclaredTrigger, DeclaredUrl } from '../../model/function/declaredTrigger';
import { readCors } from '../apis/readCors';
import type { TemplateModel } from '../template/readTemplateModel';
import { resolveArn, resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject, type TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import { functionNameOf } from './functionNameOf';
import { familyOfArn, type MappingContext, mappingSettings, texts } from './mappingSettings';
import { permission } from './samEvent';

type Makes = DeclaredTrigger['makes'];

/** The trigger of a permission, an event source mapping or a URL. */
export function resourceTrigger(
  { logicalId, type, properties }: TemplateResource,
  { scope, lineOf }: TemplateModel,
): readonly DeclaredTrigger[] {
  const makes = madeBy(type, properties, { scope });
  const target = properties.FunctionName ?? properties.TargetFunctionArn;
  const functionName = functionNameOf(target, scope);
  if (makes === undefined || functionName === undefined) return [];
  return [{ functionName, logicalId, line: lineOf(['Resources', logicalId]), makes }];
}

function madeBy(type: string, properties: TemplateObject, context: MappingContext): Makes | undefined {
  const { scope } = context;
  const text = (name: string) => resolveText(properties[name], scope);
  switch (type) {
    case 'AWS::Lambda::Permission':
      return permission(text('Principal') ?? '*', {
        action: text('Action') ?? 'lambda:InvokeFunction',
        sourceArn: resolveArn(properties.SourceArn, scope),
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
  const arn = resolveArn(properties.EventSourceArn, context.scope);
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

/** Reads SAM's `FunctionUrlConfig` and the properties of `AWS::Lambda::Url`, which have the same names. */
export function urlOf(config: TemplateObject, scope: ResolveScope): DeclaredUrl {
  return {
    kind: 'url',
    authType: resolveText(config.AuthType, scope) === 'AWS_IAM' ? 'AWS_IAM' : 'NONE',
    isStreamed: resolveText(config.InvokeMode, scope) === 'RESPONSE_STREAM',
    allowedOrigins: texts(objectAt(config, 'Cors').AllowOrigins, scope),
    ...(config.Cors === undefined ? {} : { cors: readCors(config.Cors, scope) }),
  };
}

/** SAM opens the function to everyone where the URL asks for no authorization. */
export function urlPermissions({ authType }: DeclaredUrl): readonly Makes[] {
  if (authType !== 'NONE') return [];
  return [
    permission('*', { action: 'lambda:InvokeFunctionUrl', urlAuthType: 'NONE' }),
    permission('*', { isForUrlOnly: true }),
  ];
}
