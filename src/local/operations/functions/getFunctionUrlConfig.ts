import { functionArn } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { noSuchResource, ServiceError } from '../../http/serviceError';

/** The URL is one of this machine (https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionUrlConfig.html). */
export const getFunctionUrlConfig: Operation = async ({ params, query }, { catalog, fronts }) => {
  // AWS says the same of a function that is not there.
  const declared = await catalog.find(params.name ?? '', query.get('Qualifier')).catch((error: unknown) => {
    throw error instanceof ServiceError && error.status === 404 ? noSuchResource() : error;
  });
  const made = catalog.made.urls.get(declared.name);
  const own = made && { kind: 'url' as const, ...made, allowedOrigins: made.cors?.allowOrigins ?? [] };
  const url =
    own ??
    (await catalog.triggers()).find(({ functionName, makes }) => functionName === declared.name && makes.kind === 'url')
      ?.makes;
  if (url?.kind !== 'url') throw noSuchResource();
  const time = new Date(made?.madeMs ?? catalog.modifiedMs).toISOString();
  return {
    status: 200,
    body: {
      FunctionUrl: await fronts.urlOf(declared.name),
      FunctionArn: functionArn(catalog.place, declared.name),
      AuthType: url.authType,
      ...(url.allowedOrigins.length > 0 ? { Cors: { AllowOrigins: url.allowedOrigins } } : {}),
      CreationTime: time,
      LastModifiedTime: time,
      InvokeMode: url.isStreamed ? 'RESPONSE_STREAM' : 'BUFFERED',
    },
  };
};
