import type { DeclaredEventInvokeConfig, ParsedTemplate, TemplateProblem } from '../model/function/declaredFunction';
import { declareFunction, eventInvokeConfigOf } from './declareFunction';
import { functionProperties } from './functionProperties';
import { type ResolveScope, resolveText } from './resolveValue';
import { readTemplate } from './templateDocument';
import { isFunction, resourcesOf, scopeOf, type TemplateResource } from './templateResources';

/** The values of `AWS::Region` and `AWS::AccountId`. */
export interface TemplatePlace {
  readonly region: string;
  readonly accountId: string;
}

/** Local's own, used when no connection determines them. */
export const defaultPlace: TemplatePlace = { region: 'us-east-1', accountId: '000000000000' };

/**
 * Parses the functions of a SAM or CloudFormation template, YAML or JSON. Never throws: invalid parts are reported as problems,
 * and everything else is returned.
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
  const functions = resources.filter(isFunction).flatMap((resource) => {
    const line = document.lineOf(['Resources', resource.logicalId]);
    const { declared, messages } = declareFunction(functionProperties(document.content, resource), {
      logicalId: resource.logicalId,
      type: resource.type,
      templatePath: path,
      line,
      scope,
      eventInvokeConfig: configs.get(scope.functionNames[resource.logicalId] ?? resource.logicalId),
    });
    problems.push(...messages.map((message) => ({ message, line })));
    return declared === undefined ? [] : [declared];
  });
  return { functions, problems };
}

/** `AWS::Lambda::EventInvokeConfig` by function name; versions and aliases are not distinguished. */
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
