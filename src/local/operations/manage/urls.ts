import { asObject, parseObject } from '../../../model/base/parseObject';
import type { DeclaredCors } from '../../../model/function/declaredApi';
import { functionArn } from '../../functions/functionReference';
import type { AwsRequest, Operation } from '../../http/awsRequest';
import { invalidMember, mustBeOneOf } from '../../http/invalidMember';
import { noSuchResource, ServiceError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import type { MadeUrl } from '../../made/made';
import { checkUrlQualifier, getFunctionUrlConfig } from '../functions/getFunctionUrlConfig';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html */
export const createFunctionUrlConfig: Operation = async (request, services) => {
  const { name, declared } = await target(request, services, functionMissing);
  if (declared || services.made.urls.has(name)) {
    const arn = functionArn(services.catalog.place, name);
    const message = `Failed to create function url config for [functionArn = ${arn}]. Error message:  FunctionUrlConfig exists for this Lambda function`;
    throw new ServiceError(409, 'ResourceConflictException', message);
  }
  return { ...(await store(name, undefined, request, services)), status: 201 };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionUrlConfig.html */
export const updateFunctionUrlConfig: Operation = async (request, services) => {
  const { name } = await target(request, services, functionMissing);
  return store(name, changeable(name, services), request, services);
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionUrlConfig.html */
export const deleteFunctionUrlConfig: Operation = async (request, services) => {
  const { name } = await target(request, services, noSuchResource);
  changeable(name, services);
  services.made.urls.delete(name);
  return { status: 204, body: Buffer.alloc(0) };
};

function functionMissing(): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', 'Function does not exist');
}

async function target({ params, query }: AwsRequest, { catalog }: LocalServices, missing: () => ServiceError) {
  checkUrlQualifier(query);
  const { name } = await catalog.find(params.name ?? '', query.get('Qualifier')).catch((error: unknown) => {
    throw error instanceof ServiceError && error.status === 404 && !error.message.startsWith('Functions from')
      ? missing()
      : error;
  });
  const declared = (await catalog.triggers()).some(
    ({ functionName, makes }) => functionName === name && makes.kind === 'url',
  );
  return { name, declared };
}

function changeable(name: string, { made }: LocalServices): MadeUrl {
  const found = made.urls.get(name);
  if (found === undefined) throw noSuchResource();
  return found;
}

async function store(name: string, before: MadeUrl | undefined, request: AwsRequest, services: LocalServices) {
  const input = parseObject(request.body.toString('utf8')) ?? {};
  const authType = input.AuthType ?? before?.authType;
  if (authType !== 'AWS_IAM' && authType !== 'NONE') {
    throw invalidMember('authType', authType, mustBeOneOf(['NONE', 'AWS_IAM']));
  }
  const mode = input.InvokeMode ?? (before?.isStreamed === true ? 'RESPONSE_STREAM' : 'BUFFERED');
  services.made.urls.set(name, {
    authType,
    isStreamed: mode === 'RESPONSE_STREAM',
    cors: input.Cors === undefined ? before?.cors : corsOf(asObject(input.Cors) ?? {}),
    madeMs: before?.madeMs ?? services.now(),
  });
  return getFunctionUrlConfig(request, services);
}

function corsOf({
  AllowOrigins,
  AllowMethods,
  AllowHeaders,
  ExposeHeaders,
  MaxAge,
  AllowCredentials,
}: Record<string, unknown>): DeclaredCors {
  const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  return {
    allowOrigins: list(AllowOrigins),
    allowMethods: list(AllowMethods),
    allowHeaders: list(AllowHeaders),
    exposeHeaders: list(ExposeHeaders),
    maxAgeSeconds: typeof MaxAge === 'number' ? MaxAge : undefined,
    allowCredentials: AllowCredentials === true,
  };
}
