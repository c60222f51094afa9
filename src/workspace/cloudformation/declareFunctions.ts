import type { DeclaredEventInvokeConfig, DeclaredFunction } from '../../model/function/declaredFunction';
import type { ProjectReference } from '../../model/function/declaredProject';
import type { TemplateModel } from '../template/readTemplateModel';
import { resolveText } from '../template/resolveValue';
import { isFunction, type TemplateResource } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import type { BuildOutput } from './buildOutput';
import { declareFunction, eventInvokeConfigOf } from './declareFunction';
import { functionProperties } from './functionProperties';

/** Where a template stands. */
export interface StackPlace {
  readonly project: ProjectReference;
  readonly templatePath: string;
  readonly build: BuildOutput;
  /** Names of the stacks around it, each with a slash behind; empty for a stack of its own. */
  readonly idPrefix: string;
}

/** The functions that a SAM or CloudFormation template declares. What cannot be read is among a function's problems. */
export function declareFunctions(model: TemplateModel, place: StackPlace): readonly DeclaredFunction[] {
  const { resources, scope, content } = model;
  const configs = eventInvokeConfigs(resources, scope);
  return resources.filter(isFunction).map((resource) =>
    declareFunction(functionProperties(content, resource), {
      ...place,
      resource,
      scope,
      line: model.lineOf(['Resources', resource.logicalId]),
      eventInvokeConfig: configs.get(scope.functionNames[resource.logicalId] ?? resource.logicalId),
      aliases: aliasesOf(resource.logicalId, resources, scope),
    }),
  );
}

/**
 * `AWS::Lambda::EventInvokeConfig` by the name of the function it is for; versions and aliases are not distinguished.
 */
function eventInvokeConfigs(
  resources: readonly TemplateResource[],
  scope: ResolveScope,
): ReadonlyMap<string, DeclaredEventInvokeConfig> {
  return new Map(
    resources
      .filter((resource) => resource.type === 'AWS::Lambda::EventInvokeConfig')
      .map(({ properties }) => [
        resolveText(properties.FunctionName, scope)?.split(':').at(-1) ?? '',
        eventInvokeConfigOf(properties, scope),
      ]),
  );
}

function aliasesOf(logicalId: string, resources: readonly TemplateResource[], scope: ResolveScope): readonly string[] {
  const name = scope.functionNames[logicalId];
  return resources.flatMap(({ type, properties }) => {
    if (type !== 'AWS::Lambda::Alias') return [];
    const owner = resolveText(properties.FunctionName, scope)?.split(':').at(-1);
    return owner === name ? (resolveText(properties.Name, scope) ?? []) : [];
  });
}
