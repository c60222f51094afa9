import type { TraceNode } from './trace';
import { textOf } from './xrayDocument';

/** The fields in which the X-Ray SDKs name the resource of an AWS call. */
const resourceFields = [
  'table_name',
  'queue_url',
  'function_name',
  'topic_arn',
  'bucket_name',
  'stream_name',
  'key',
] as const;

/**
 * Operation and resource of a call: `PutItem orders`, `GET https://shop.example/orders`. Excludes the URL's query and
 * the result, so that equal calls have equal texts.
 */
export function callOf({ aws, http, sql, resourceArn }: TraceNode): string | undefined {
  const operation = textOf(aws.operation);
  const field = resourceFields.find((name) => textOf(aws[name]) !== undefined);
  const resource = field === undefined ? undefined : textOf(aws[field]);
  if (operation !== undefined)
    return [operation, resource ?? resourceArn].filter((part) => part !== undefined).join(' ');
  const statement = textOf(sql?.sanitized_query);
  if (statement !== undefined) return statement;
  if (http?.url !== undefined)
    return [http.method, http.url.split('?')[0]].filter((part) => part !== undefined).join(' ');
  return resource ?? resourceArn;
}
