import type { TemplateProblem } from '../../model/function/declaredFunction';
import { expandForEach } from './forEach';
import { parametersWithoutValue, parameterValues } from './parameterValues';
import { holds, resolveText, resolveValue } from './resolveValue';
import { readTemplate, type TemplateDocument } from './templateDocument';
import { isFunction, objectAt, resourcesOf, type TemplateResource } from './templateResources';
import type { ResolveScope, TemplatePlace } from './templateScope';

/** What a template is read with. */
export interface TemplateInput extends TemplatePlace {
  readonly stackName?: string;
  /** Values of parameters; they count before the defaults. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Outputs of nested stacks, by `Stack.Outputs.Name`. */
  readonly outputs?: ReadonlyMap<string, unknown>;
  /** Names in Local that differ from the declared ones, by logical id. */
  readonly names?: ReadonlyMap<string, string>;
}

/** A template with loops written out, without what its conditions leave out, and what its expressions may refer to. */
export interface TemplateModel {
  readonly content: unknown;
  readonly resources: readonly TemplateResource[];
  readonly scope: ResolveScope;
  readonly problems: readonly TemplateProblem[];
  /** The line (from 0) of the key that `path` ends with; of the loop for what a loop has made. */
  lineOf(path: readonly string[]): number;
}

/** Reads a template. Never throws: what cannot be read is a problem, and everything else is still returned. */
export function readTemplateModel(text: string, input: TemplateInput): TemplateModel {
  return templateModel(readTemplate(text), input);
}

/** The same for a template that is already parsed, which takes most of the time. */
export function templateModel(document: TemplateDocument, input: TemplateInput): TemplateModel {
  const parameters = parameterValues(document.content, input.parameters ?? {});
  const bare: ResolveScope = {
    region: input.region,
    accountId: input.accountId,
    stackName: input.stackName ?? 'local',
    parameters,
    parametersWithoutValue: parametersWithoutValue(document.content, parameters),
    mappings: objectAt(document.content, 'Mappings'),
    conditions: objectAt(document.content, 'Conditions'),
    resources: new Map(),
    functionNames: {},
    outputs: input.outputs ?? new Map(),
    resolving: new Set(),
  };
  const { content, origins, unknown } = expandForEach(document.content, (collection) => {
    const list = resolveValue(collection, bare);
    return Array.isArray(list) ? list : undefined;
  });
  const written = { ...bare, mappings: objectAt(content, 'Mappings'), conditions: objectAt(content, 'Conditions') };
  const all = resourcesOf(content);
  const resources = all.filter(({ attributes }) => isCreated(attributes.Condition, written));
  const lineOf = (path: readonly string[]) => {
    const [section = '', key = ''] = path;
    const origin = origins.get(key);
    return document.lineOf(origin === undefined ? path : [section, origin]);
  };
  const leftOut = all.filter((resource) => isFunction(resource) && !resources.includes(resource));
  return {
    content,
    resources,
    scope: withResources(written, resources, input.names),
    lineOf,
    problems: [
      ...document.problems,
      ...(all.length === 0 && document.problems.length === 0
        ? [{ message: 'The template has no Resources.', line: 0 }]
        : []),
      ...unknown.map((name) => ({
        message: `Fn::ForEach::${name} loops over a list that is known only after deployment.`,
        line: document.lineOf(['Resources', `Fn::ForEach::${name}`]),
      })),
      ...leftOut.map(({ logicalId, attributes }) => ({
        message: `Function ${logicalId} is not created: condition ${String(attributes.Condition)} is false.`,
        line: lineOf(['Resources', logicalId]),
      })),
    ],
  };
}

/** What depends on something unknown is kept: it is there in some deployment. */
function isCreated(condition: unknown, scope: ResolveScope): boolean {
  return typeof condition !== 'string' || holds(condition, scope) !== false;
}

function withResources(
  scope: ResolveScope,
  resources: readonly TemplateResource[],
  names: ReadonlyMap<string, string> | undefined,
): ResolveScope {
  const known = { ...scope, resources: new Map(resources.map((one) => [one.logicalId, one])) };
  const functionNames = Object.fromEntries(
    resources
      .filter(isFunction)
      .map(({ logicalId, properties }) => [
        logicalId,
        names?.get(logicalId) ?? resolveText(properties.FunctionName, known) ?? logicalId,
      ]),
  );
  return { ...known, functionNames };
}
