import type { DeclaredDeployment, DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { TemplateModel } from '../template/readTemplateModel';
import { resolveText } from '../template/resolveValue';
import { isFunction, objectAt, type TemplateResource } from '../template/templateResources';
import { authorizerTriggers } from './authorizerTriggers';
import { connectorTriggers } from './connectorTriggers';
import { functionProperties } from './functionProperties';
import { functionTags } from './functionTags';
import { resourceTrigger, urlOf, urlPermissions } from './resourceTrigger';
import { roleCallers } from './roleCallers';
import { samEvent } from './samEvent';

/** The resources that a deployment creates, and the unreadable events by function name. */
export interface ReadDeployment extends DeclaredDeployment {
  readonly unread: readonly { readonly functionName: string; readonly message: string }[];
}

/**
 * Who invokes the functions of a SAM or CloudFormation template, and their tags: `Events`, `FunctionUrlConfig`, permissions, event
 * source mappings, URLs, authorizers, connectors, and what calls with a role. Never throws.
 */
export function declareDeployment(model: TemplateModel): ReadDeployment {
  const { resources, scope } = model;
  const functions = resources.filter(isFunction).map((resource) => ({
    ...resource,
    properties: functionProperties(model.content, resource),
  }));
  const names = functions.map(({ logicalId }) => scope.functionNames[logicalId] ?? logicalId);
  const events = functions.map((one) => ofFunction(one, model));
  return {
    triggers: [
      ...events.flatMap(({ triggers }) => triggers),
      ...resources.flatMap((one) => resourceTrigger(one, model)),
      ...authorizerTriggers(model),
      ...connectorTriggers(model),
      ...roleCallers(model),
    ].filter(({ functionName }) => names.includes(functionName)),
    tags: Object.fromEntries(functions.map((one, index) => [names[index], functionTags(one, scope)])),
    unread: events.flatMap(({ unread }) => unread),
  };
}

/** What SAM makes of the function's own properties. */
function ofFunction(
  { logicalId, type, properties }: TemplateResource,
  model: TemplateModel,
): Pick<ReadDeployment, 'triggers' | 'unread'> {
  if (type !== 'AWS::Serverless::Function') return { triggers: [], unread: [] };
  const { scope } = model;
  const functionName = scope.functionNames[logicalId] ?? logicalId;
  const path = ['Resources', logicalId, 'Properties'];
  const unread: ReadDeployment['unread'][number][] = [];
  const events = Object.entries(objectAt(properties.Events)).flatMap(([name, value]): readonly DeclaredTrigger[] => {
    const event = { logicalId: `${logicalId}${name}`, type: resolveText(objectAt(value).Type, scope) ?? '' };
    const makes = samEvent({ ...event, properties: objectAt(value, 'Properties') }, { scope });
    const line = model.lineOf([...path, 'Events', name]);
    if (makes !== undefined) return [{ functionName, logicalId: event.logicalId, line, makes }];
    unread.push({ functionName, message: `Event ${name} of type ${event.type} is not known.` });
    return [];
  });
  if (properties.FunctionUrlConfig === undefined) return { triggers: events, unread };
  const url = urlOf(objectAt(properties.FunctionUrlConfig), scope);
  const line = model.lineOf([...path, 'FunctionUrlConfig']);
  const urlTriggers = [url, ...urlPermissions(url)].map((makes, index) => ({
    functionName,
    line,
    makes,
    logicalId: `${logicalId}${['Url', 'UrlPublicPermissions', 'URLInvokeAllowPublicAccess'][index] ?? ''}`,
  }));
  return { triggers: [...events, ...urlTriggers], unread };
}
