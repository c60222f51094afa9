import { parseObject } from '../../../model/base/parseObject';
import { type AwsRequest, headerOf, type Operation } from '../../http/awsRequest';
import { ServiceError } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import { queryErrorName } from '../queues/sqsErrors';
import { Input } from './input';
import { answerXml, errorXml, readForm } from './queryProtocol';

/** `AmazonSQS.SendMessage`: which part of `Sources.operations` answers, and the JSON version of its answers. */
const services = {
  AmazonSQS: { service: 'sqs', json: '1.0' },
  Kinesis_20131202: { service: 'kinesis', json: '1.1' },
  DynamoDB_20120810: { service: 'dynamodb', json: '1.0' },
  DynamoDBStreams_20120810: { service: 'dynamodbstreams', json: '1.0' },
  AWSEvents: { service: 'events', json: '1.1' },
} as const;

/** The operation of a source that `X-Amz-Target` names; `undefined` for another service's. */
export function sourceOperation(target: string): Operation | undefined {
  const [prefix = '', name = ''] = target.split('.');
  const known = Object.entries(services).find(([one]) => one === prefix)?.[1];
  if (known === undefined) return undefined;
  return async (request, local) => {
    const headers = { 'Content-Type': `application/x-amz-json-${known.json}` };
    try {
      const members = request.body.length === 0 ? {} : parseObject(request.body.toString('utf8'));
      if (members === undefined)
        throw new ServiceError(400, 'SerializationException', 'The body is not a JSON object.');
      return { status: 200, headers, body: await run(known.service, name, new Input(members), { request, local }) };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const query = known.service === 'sqs' ? { 'x-amzn-query-error': `${queryErrorName(error.code)};Sender` } : {};
      const body = { __type: `com.amazonaws.${known.service}#${error.code}`, message: error.message, ...error.fields };
      return { status: error.status, headers: { ...headers, ...query }, body };
    }
  };
}

/** The operation of SQS or SNS that a form names. */
export const formOperation: Operation = async (request, local) => {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const action = form.get('Action') ?? '';
  const isSns = form.get('Version') === '2010-03-31';
  const headers = { 'Content-Type': 'text/xml' };
  try {
    // The URL of the queue may be the address itself.
    const path = request.path.split('/').length > 2 ? { QueueUrl: request.path } : {};
    const input = new Input({ ...path, ...readForm(form) });
    const result = await run(isSns ? 'sns' : 'sqs', action, input, { request, local });
    return { status: 200, headers, body: Buffer.from(answerXml(action, result, request.id, isSns)) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const code = isSns ? error.code : queryErrorName(error.code);
    return { status: error.status, headers, body: Buffer.from(errorXml(code, error.message, request.id)) };
  }
};

export function isForm(request: Pick<AwsRequest, 'headers'>): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

async function run(
  service: string,
  name: string,
  input: Input,
  { request, local }: { readonly request: AwsRequest; readonly local: LocalServices },
): Promise<object> {
  const operations = local.sources.operations[service] ?? {};
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) {
    throw new ServiceError(400, 'UnknownOperationException', `The local service does not answer ${service}:${name}.`);
  }
  return operation({
    input,
    endpoint: `http://${headerOf(request, 'host') ?? headerOf(request, ':authority')}`,
    signal: request.signal,
  });
}
