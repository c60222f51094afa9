import type { FrontRequest } from '../frontRequest';
import { allValues, bodyOf, forwardedHeaders, isTextType, lastValues } from './requestParts';

/** A target group of a load balancer. */
export interface TargetGroup {
  readonly targetGroupArn: string;
  readonly isMultiValue: boolean;
  readonly traceHeader: string;
}

/**
 * The event of an Application Load Balancer. Query parameters are not decoded, as on AWS
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer).
 */
export function albEvent(
  request: FrontRequest,
  { targetGroupArn, isMultiValue, traceHeader }: TargetGroup,
): Readonly<Record<string, unknown>> {
  const headers = forwardedHeaders(request, { traceHeader, keepsCase: false });
  const query = request.query === '' ? [] : request.query.split('&').map((pair) => splitOnce(pair));
  const parts = isMultiValue
    ? { multiValueQueryStringParameters: allValues(query), multiValueHeaders: allValues(headers) }
    : { queryStringParameters: lastValues(query), headers: lastValues(headers) };
  const isText = request.body.length === 0 || isTextType(request);
  return {
    requestContext: { elb: { targetGroupArn } },
    httpMethod: request.method,
    path: request.path,
    ...parts,
    ...bodyOf(request, isText),
  };
}

function splitOnce(pair: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
}
