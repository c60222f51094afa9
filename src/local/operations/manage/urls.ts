import { asObject, parseObject } from '../../../model/base/parseObject';
import type { DeclaredCors } from '../../../model/function/declaredApi';
import type { AwsRequest, Operation } from '../../http/awsRequest';
import { invalidParameter, noSuchResource, ServiceError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import type { MadeUrl } from '../../made/madeStore';
import { getFunctionUrlConfig } from '../functions/getFunctionUrlConfig';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html */
export const createFunctionUrlConfig: Operation = async (request, services) => {
  const { name, declared } = await target(request, services);
  if (declared || services.made.urls.has(name)) {
    const message = `Failed to create function url config for [functionArn = ${name}]. Error message:  FunctionUrlConfig exists for this Lambda function`;
    throw new ServiceError(409, 'ResourceConflictException', message);
  }
  return { ...(await store(name, undefined, request, services)), status: 201 };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionUrlConfig.html */
export const updateFunctionUrlConfig: Operation = async (request, services) => {
  const { name } = await target(request, services);
  return store(name, changeable(name, services), request, services);
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionUrlConfig.html */
export const deleteFunctionUrlConfig: Operation = async (request, services) => {
  const { name } = await target(request, services);
  changeable(name, services);
  services.made.urls.delete(name);
  return { status: 204, body: Buffer.alloc(0) };
};

async function target({ params, query }: AwsRequest, { catalog }: LocalServices) {
  const { name } = await catalog.find(params.name ?? '', query.get('Qualifier'));
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
  if (authType !== 'AWS_IAM' && authType !== 'NONE') throw invalidParameter('AuthType must be AWS_IAM or NONE.');
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
