import { alb } from '../../events/contracts/apiGateway';
import { isJsonObject } from '../../events/json';
import type { DeclaredApi } from '../../model/function/declaredApi';
import { toJson, valueReturned } from './answerApi';
import { albEvent } from './events/albEvent';
import type { FrontRequest, FrontResponse } from './frontRequest';
import { matchRule } from './matchRoute';
import { readProxyResponse } from './responses/readProxyResponse';
import type { FrontSurroundings } from './surroundings';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html */
const maxBodyBytes = 1024 * 1024;

/** Answers as the listener of an Application Load Balancer whose rules lead to functions. */
export async function answerBalancer(
  api: DeclaredApi,
  request: FrontRequest,
  { caller, place }: FrontSurroundings,
): Promise<FrontResponse> {
  const target = matchRule(api, request)?.target;
  if (target === undefined) return page(503, 'Service Temporarily Unavailable');
  if (target.kind === 'fixed') {
    return { status: target.status, headers: Object.entries(target.headers), body: Buffer.from(target.body, 'utf8') };
  }
  if (request.body.length > maxBodyBytes) return page(413, 'Request Entity Too Large');
  const { functionName, isMultiValue } = target;
  const call = await caller.prepare(functionName, request);
  const group = `targetgroup/${functionName.slice(0, 32)}/0000000000000000`;
  const targetGroupArn = `arn:aws:elasticloadbalancing:${place.region}:${place.accountId}:${group}`;
  const event = albEvent(request, { targetGroupArn, isMultiValue, traceHeader: call.traceHeader });
  const result = await caller.run(call, event);
  const value = result.kind === 'ran' ? valueReturned(result) : undefined;
  if (value === undefined || !alb.check(toJson(event), value).accepted || !isJsonObject(value)) {
    return page(502, 'Bad Gateway');
  }
  const headers = isMultiValue ? 'lists' : 'single';
  // Cookies are a member of format 2.0 alone.
  const { cookies: _, ...response } = value;
  return readProxyResponse(response, {
    headers,
    isDecoded: () => true,
    defaultContentType: 'application/octet-stream',
  });
}

/** The page that a load balancer itself sends. */
function page(status: number, title: string): FrontResponse {
  const text = `${status} ${title}`;
  const html = `<html>\r\n<head><title>${text}</title></head>\r\n<body>\r\n<center><h1>${text}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return {
    status,
    headers: [
      ['Server', 'awselb/2.0'],
      ['Content-Type', 'text/html'],
    ],
    body: Buffer.from(html, 'utf8'),
  };
}
