import { createRandom } from '../trace/randomTrace';
import { functionSegment, type Part, part, serviceSegment } from '../webview/fixtures/segments';

const maxDepth = 8;
const operations = ['GetItem', 'PutItem', 'Query', 'UpdateItem', 'SendMessage', 'Publish'];
const tables = ['orders', 'customers', 'prices', 'stock'];

/**
 * The documents of a trace of `count` spans, the same for every run: one invocation whose handler branches up to eight levels
 * deep into named steps and calls with all that the SDKs write about them. One in two hundred calls fails.
 */
export function manySpans(count: number): readonly string[] {
  const random = createRandom(42);
  // Beside the service, the function and the handler.
  const most = count - 3;
  let made = 0;
  const endMs = count * 2;
  const span = (depth: number, from: number, to: number): Part => {
    made += 1;
    const id = `9${made.toString(16).padStart(15, '0')}`;
    const isCall = depth >= 3 && random() < 0.6;
    const children: Part[] = [];
    if (!isCall && depth < maxDepth) {
      const wanted = 2 + Math.floor(random() * 12);
      const step = (to - from) / wanted;
      for (let index = 0; index < wanted && made < most; index += 1) {
        const start = from + index * step + random() * step * 0.2;
        children.push(span(depth + 1, start, start + step * (0.3 + random() * 0.6)));
      }
    }
    return isCall
      ? call(id, from, to)
      : part(id, `step ${made}`, from, to, {
          metadata: {
            app: { attempt: 1, cache: 'miss', source: `queue-${made % 7}`, batch: [made, made + 1, made + 2] },
          },
          ...(children.length > 0 ? { subsegments: children } : {}),
        });
  };
  const call = (id: string, from: number, to: number): Part => {
    const isFailed = random() < 0.005;
    const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
    return part(id, 'DynamoDB', from, to, {
      namespace: 'aws',
      aws: {
        operation: pick(operations),
        table_name: pick(tables),
        region: 'eu-west-1',
        request_id: `R${id}${'7Q2X'.repeat(9)}`,
        retries: 0,
      },
      http: { response: { status: isFailed ? 400 : 200, content_length: 1_024 } },
      resource_names: ['orders'],
      annotations: { customer: `c-${Math.floor(random() * 1_000)}` },
      ...(isFailed
        ? {
            error: true,
            cause: { exceptions: [{ id: `E${id}`, type: 'ValidationException', message: 'No such key' }] },
          }
        : {}),
    });
  };
  const steps: Part[] = [];
  const total = 200;
  for (let index = 0; made < most; index += 1) {
    const from = 20 + ((index % total) * endMs) / total;
    steps.push(span(1, from, from + (endMs / total) * 0.95));
  }
  return [
    serviceSegment(0, endMs + 40, 200),
    functionSegment(1, 10, endMs + 30, [part('21', 'Invocation', 15, endMs + 25, { subsegments: steps })]),
  ];
}
