import type { ProjectInput } from '../projects/projectInput';
import { readTemplateModel } from '../template/readTemplateModel';
import { objectAt } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';
import type { ServiceFile } from './readServiceFile';
import { fillIn, type VariableScope } from './serviceVariables';

/** The scope of a service's texts and expressions. */
export interface ServiceScope {
  readonly variables: VariableScope;
  /** Of the CloudFormation resources that the service declares. */
  readonly scope: ResolveScope;
  readonly serviceName: string;
  readonly stage: string;
  readonly stackName: string;
  readonly provider: Readonly<Record<string, unknown>>;
}

/** Stage `dev` unless the service or the parameter `stage` says otherwise: the framework's own default. */
export function serviceScope({ content, included }: ServiceFile, input: ProjectInput): ServiceScope {
  const { accountId } = input.place;
  const raw = objectAt(content, 'provider');
  const base = { service: content, accountId, parameters: input.parameters, files: included };
  const first = { ...base, stage: 'dev', region: input.place.region };
  const stage = plain(input.parameters.stage ?? fillIn(raw.stage, first)) ?? 'dev';
  const region = plain(input.parameters.region ?? fillIn(raw.region, { ...first, stage })) ?? 'us-east-1';
  const variables = { ...base, stage, region };
  const filled = objectAt(fillIn(objectAt(content, 'provider'), variables));
  const named = fillIn(objectAt(content).service, variables);
  const serviceName = plain(named) ?? plain(objectAt(named).name) ?? 'service';
  const stackName = plain(filled.stackName) ?? `${serviceName}-${stage}`;
  const resources = fillIn(objectAt(content).resources, variables);
  const lists: readonly unknown[] = Array.isArray(resources) ? resources : [resources];
  const declared = Object.assign({}, ...lists.map((one) => objectAt(one, 'Resources')));
  const text = JSON.stringify({ Resources: { ...declared } });
  const { scope } = readTemplateModel(text, { region, accountId, stackName, parameters: input.parameters });
  return { variables, scope, serviceName, stage, stackName, provider: filled };
}

/** A text that has no variable left in it. */
function plain(value: unknown): string | undefined {
  return typeof value === 'string' && !value.includes('${') ? value : undefined;
}
