import type { DeclaredRoleCaller, DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { TemplateModel } from '../template/readTemplateModel';
import { resolveArn } from '../template/resolveValue';
import { arnOf } from '../template/resourceShapes';
import { objectAt, type TemplateResource } from '../template/templateResources';
import { functionsReferredTo } from './functionsReferredTo';

/** The service of a resource that calls functions, and the part of it that names them. */
type Caller = readonly [service: DeclaredRoleCaller['service'], names: unknown];

/** Services that call functions with a role, or through CloudFormation: they leave no mark on the function. */
export function roleCallers(model: TemplateModel): readonly DeclaredTrigger[] {
  const { resources, scope } = model;
  return resources.flatMap((resource) => {
    const [service, names] = callerOf(resource) ?? [];
    if (service === undefined) return [];
    const { logicalId } = resource;
    const sourceArn = resolveArn({ Ref: logicalId }, scope);
    const known = sourceArn?.startsWith('arn:') ? sourceArn : sourceArnOf(resource, model);
    return functionsReferredTo(names, scope).map((functionName) => ({
      functionName,
      logicalId,
      line: model.lineOf(['Resources', logicalId]),
      makes: { kind: 'roleCaller' as const, service, sourceArn: known },
    }));
  });
}

function sourceArnOf({ logicalId }: TemplateResource, { scope }: TemplateModel): string {
  return (
    resolveArn({ 'Fn::GetAtt': [logicalId, 'Arn'] }, scope) ?? arnOf('cloudformation', `resource/${logicalId}`, scope)
  );
}

function callerOf({ type, properties }: TemplateResource): Caller | undefined {
  switch (type) {
    case 'AWS::StepFunctions::StateMachine':
    case 'AWS::Serverless::StateMachine': {
      const { Definition, DefinitionString, DefinitionSubstitutions } = properties;
      return ['step-functions', [Definition, DefinitionString, DefinitionSubstitutions]];
    }
    case 'AWS::AppSync::DataSource':
      return ['appsync', properties.LambdaConfig];
    case 'AWS::AppSync::GraphQLApi':
      return ['appsync', [properties.LambdaAuthorizerConfig, properties.AdditionalAuthenticationProviders]];
    case 'AWS::Serverless::GraphQLApi':
      return ['appsync', [objectAt(properties, 'DataSources').Lambda, properties.Auth]];
    case 'AWS::Scheduler::Schedule':
      return ['scheduler', objectAt(properties, 'Target').Arn];
    case 'AWS::Pipes::Pipe':
      return ['pipes', [properties.Target, properties.Enrichment]];
    case 'AWS::CloudFormation::CustomResource':
      return ['cloudformation', properties.ServiceToken];
    default:
      return type.startsWith('Custom::') ? ['cloudformation', properties.ServiceToken] : undefined;
  }
}
