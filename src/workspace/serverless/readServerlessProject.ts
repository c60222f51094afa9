import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { ProjectReference } from '../../model/function/declaredProject';
import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { Project } from '../../model/function/project';
import { serviceApis } from '../apis/serviceApis';
import type { ProjectInput } from '../projects/projectInput';
import { declareSources } from '../sources/declareSources';
import { objectAt, type TemplateObject } from '../template/templateResources';
import { folderOf } from '../templatePath';
import { readServiceFile, type ServiceFile } from './readServiceFile';
import { serviceEvent } from './serviceEvents';
import { declareServiceFunction, type ServiceContext } from './serviceFunction';
import { serviceScope } from './serviceScope';
import { fillIn } from './serviceVariables';

/** Reads a Serverless Framework service without running its file. */
export async function readServerlessProject(file: string, input: ProjectInput): Promise<Project | undefined> {
  const folder = folderOf(file);
  const reference = { kind: 'serverless', folder, file } as const;
  const service = await readServiceFile(file, input);
  if (service === undefined) return undefined;
  const problems = service.problems;
  const empty = {
    ...reference,
    name: '',
    functions: [],
    sources: [],
    triggers: [],
    tags: {},
    problems,
    files: service.files,
  };
  if (service.content === undefined) return { ...empty, action: { kind: 'run', command: 'npx serverless package' } };
  const { provider } = objectAt(service.content);
  const runsElsewhere = !/^aws$/.test(String(objectAt(provider).name ?? provider ?? 'aws'));
  if (runsElsewhere) return undefined;
  const context = contextOf(service, reference, input);
  const entries = functionsOf(service.content, context);
  const functions = await Promise.all(entries.map(([key, value]) => declareServiceFunction(key, value, context)));
  const unread = entries.length === 0 && service.isProgram;
  return {
    ...empty,
    functions,
    sources: [...declareSources(context), ...serviceApis(withEvents(functions, entries), context)],
    triggers: functions.flatMap((one, index) => triggersOf(one, objectAt(entries[index]?.[1]), context)),
    tags: Object.fromEntries(functions.map((one) => [one.name, tagsOf(one, context)])),
    action: unread ? { kind: 'run', command: 'npx serverless package' } : undefined,
  };
}

function contextOf(service: ServiceFile, project: ProjectReference, input: ProjectInput): ServiceContext {
  const scope = serviceScope(service, input);
  return { ...scope, project, files: input.files, names: input.names.get(project.file), service };
}

function withEvents(functions: readonly DeclaredFunction[], entries: readonly (readonly [string, unknown])[]) {
  return functions.map(({ name }, index) => {
    const [key = '', value] = entries[index] ?? [];
    return { key, functionName: name, events: objectAt(value).events };
  });
}

/** A map, or a list of maps; each may come from another file. */
function functionsOf(content: unknown, { variables }: ServiceContext): readonly (readonly [string, unknown])[] {
  const functions = fillIn(objectAt(content).functions, variables);
  const maps: readonly unknown[] = Array.isArray(functions) ? functions : [functions];
  return maps.flatMap((map) => Object.entries(objectAt(map)));
}

function triggersOf(
  { name, logicalId, line }: DeclaredFunction,
  { events, url }: TemplateObject,
  { scope }: ServiceContext,
): readonly DeclaredTrigger[] {
  const declared: readonly unknown[] = Array.isArray(events) ? events : [];
  const fromEvents = declared.flatMap((event, index): readonly DeclaredTrigger[] => {
    const makes = serviceEvent(event, scope);
    return makes === undefined ? [] : [{ functionName: name, logicalId: `${logicalId}Event${index + 1}`, line, makes }];
  });
  if (url === undefined || url === false) return fromEvents;
  const authType = objectAt(url).authorizer === 'aws_iam' ? ('AWS_IAM' as const) : ('NONE' as const);
  const isStreamed = objectAt(url).invokeMode === 'RESPONSE_STREAM';
  const makes = { kind: 'url' as const, authType, isStreamed, allowedOrigins: [] };
  return [...fromEvents, { functionName: name, logicalId: `${logicalId}Url`, line, makes }];
}

function tagsOf(
  { logicalId }: DeclaredFunction,
  { stackName, stage }: ServiceContext,
): Readonly<Record<string, string>> {
  return {
    STAGE: stage,
    'aws:cloudformation:stack-name': stackName,
    'aws:cloudformation:logical-id': logicalId,
  };
}
