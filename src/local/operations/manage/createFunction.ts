import { asObject, parseObject } from '../../../model/base/parseObject';
import type { DeclaredFunction } from '../../../model/function/declaredFunction';
import { plainFunction } from '../../../workspace/projects/plainFunction';
import { functionConfiguration, stateOfFunction } from '../../functions/functionConfiguration';
import type { Operation } from '../../http/awsRequest';
import { invalidParameter, ServiceError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import { readFunctionInput } from '../../made/readFunctionInput';
import { publish } from './versions';

/** Functions of archives; images are refused (https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html). */
export const createFunction: Operation = async ({ body }, services) => {
  const { catalog, made, uploads, now } = services;
  const input = parseObject(body.toString('utf8')) ?? {};
  const name =
    String(input.FunctionName ?? '')
      .split(':')
      .at(-1) ?? '';
  if (!/^[\w-]{1,64}$/.test(name)) {
    throw invalidParameter(
      `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9-_]+`,
    );
  }
  if ((await catalog.functions()).some((one) => one.name === name)) {
    throw new ServiceError(409, 'ResourceConflictException', `Function already exist: ${name}`);
  }
  for (const required of ['Handler', 'Runtime']) {
    if (typeof input[required] !== 'string') {
      throw invalidParameter(
        'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
      );
    }
  }
  const { path, code } = await uploads.store(input.Code);
  const project = { kind: 'cloudformation', folder: uploads.folder, file: path } as const;
  const common = { project, name, logicalId: name, templatePath: path, codeUri: uploads.folder };
  const plain = plainFunction({ ...common, code: { kind: 'zip', path } });
  made.functions.set(name, { declared: readFunctionInput(input, plain, made), code, modifiedMs: now() });
  const tags = Object.entries(asObject(input.Tags) ?? {}).map(([key, value]) => [key, String(value)]);
  made.setTags(name, Object.fromEntries(tags));
  const version = input.Publish === true ? (await publish(name, '', services)).version : undefined;
  return { status: 201, body: await described(name, version, services) };
};

/** Also deletes a version (https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html). */
export const deleteFunction: Operation = async ({ params, query }, services) => {
  const { catalog, made } = services;
  const { name } = await catalog.find(params.name ?? '', null);
  const version = query.get('Qualifier');
  if (version !== null) made.removeVersion(name, version);
  else {
    madeFunction(name, services);
    made.remove(name);
  }
  return { status: 204, body: Buffer.alloc(0) };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html */
export const updateFunctionCode: Operation = async ({ params, body }, services) => {
  const { catalog, made, uploads, now } = services;
  const { name } = await catalog.find(params.name ?? '', null);
  const before = madeFunction(name, services);
  const input = parseObject(body.toString('utf8')) ?? {};
  const { path, code } = await uploads.store(input);
  if (input.DryRun !== true) {
    const declared: DeclaredFunction = { ...before.declared, code: { kind: 'zip', path } };
    made.functions.set(name, { declared, code, modifiedMs: now() });
  }
  const version = input.Publish === true ? (await publish(name, '', services)).version : undefined;
  return { status: 200, body: await described(name, version, services) };
};

/** The function that a call has created. Throws `ServiceError` for one of a project, whose code and settings are in its files. */
export function madeFunction(name: string, { made }: LocalServices) {
  const found = made.functions.get(name);
  if (found !== undefined) return found;
  throw invalidParameter(`Function ${name} is declared by a project. Change it there.`);
}

async function described(name: string, version: string | undefined, { catalog }: LocalServices): Promise<object> {
  const declared = await catalog.find(name, version ?? null);
  return { ...functionConfiguration(declared, catalog, version), ...stateOfFunction(declared, catalog) };
}
