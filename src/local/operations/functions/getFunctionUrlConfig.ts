import { functionArn } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { invalidMember, mustMatch } from '../../http/invalidMember';
import { noSuchResource, ServiceError } from '../../http/serviceError';

/** The URL is one of this machine (https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionUrlConfig.html). */
export const getFunctionUrlConfig: Operation = async ({ params, query }, { catalog, fronts }) => {
  checkUrlQualifier(query);
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

/** URLs are of functions and aliases, never of versions: throws `ServiceError` for one. */
export function checkUrlQualifier(query: URLSearchParams): void {
  const qualifier = query.get('Qualifier');
  if (qualifier === null || /^(?!\d+$)[\w-]+$/.test(qualifier)) return;
  throw invalidMember('qualifier', qualifier, mustMatch(String.raw`((?!^\d+$)^[0-9a-zA-Z-_]+$)`));
}
