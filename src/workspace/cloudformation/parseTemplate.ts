import type { DeclaredEventInvokeConfig, ParsedTemplate, TemplateProblem } from '../../model/function/declaredFunction';
import { type ResolveScope, resolveText } from '../template/resolveValue';
import { readTemplate } from '../template/templateDocument';
import { isFunction, resourcesOf, scopeOf, type TemplateResource } from '../template/templateResources';
import { folderOf } from '../templatePath';
import { declareFunction, eventInvokeConfigOf } from './declareFunction';
import { functionProperties } from './functionProperties';

/** What `AWS::Region` and `AWS::AccountId` stand for. */
export interface TemplatePlace {
  readonly region: string;
  readonly accountId: string;
}

/** Local's own, where no connection says more. */
export const defaultPlace: TemplatePlace = { region: 'us-east-1', accountId: '000000000000' };

/**
 * The functions a SAM or CloudFormation template declares, YAML or JSON. Never throws: what cannot be read is a problem,
 * and everything else is still returned.
 */
export function parseTemplate(text: string, path: string, place = defaultPlace): ParsedTemplate {
  const document = readTemplate(text);
  const resources = resourcesOf(document.content);
  const scope = scopeOf(document.content, resources, place);
  const configs = eventInvokeConfigs(resources, scope);
  const problems: TemplateProblem[] = [...document.problems];
  if (resources.length === 0 && problems.length === 0) {
    problems.push({ message: 'The template has no Resources.', line: 0 });
  }
  const isSam = resources.some(({ type }) => type.startsWith('AWS::Serverless::'));
  const project = { kind: isSam ? 'sam' : 'cloudformation', folder: folderOf(path), file: path } as const;
  const functions = resources.filter(isFunction).map((resource) => {
    const line = document.lineOf(['Resources', resource.logicalId]);
    const declared = declareFunction(functionProperties(document.content, resource), {
      project,
      logicalId: resource.logicalId,
      type: resource.type,
      templatePath: path,
      line,
      scope,
      eventInvokeConfig: configs.get(scope.functionNames[resource.logicalId] ?? resource.logicalId),
    });
    problems.push(...declared.problems.map((message) => ({ message: `Function ${declared.name}: ${message}`, line })));
    return declared;
  });
  return { functions, problems };
}

/** `AWS::Lambda::EventInvokeConfig` by the name of the function it is for; versions and aliases are not told apart. */
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
