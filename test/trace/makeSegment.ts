/** Documents of one imaginary trace: times are milliseconds from its start, as a reader of a test wants them. */
const startSeconds = 1_790_000_000;
const traceId = '1-6ab15580-0123456789abcdef01234567';

export interface Times {
  readonly id: string;
  readonly name?: string;
  readonly from: number;
  /** Absent: in progress. */
  readonly to?: number;
}

type Fields = Readonly<Record<string, unknown>>;

function seconds(ms: number): number {
  return startSeconds + ms / 1000;
}

/** An embedded subsegment. */
export function makeSubsegment({ id, name, from, to, ...fields }: Times & Fields): Fields {
  const end = to === undefined ? { in_progress: true } : { end_time: seconds(to as number) };
  return { id, name: name ?? id, start_time: seconds(from as number), ...end, ...fields };
}

/** A document of its own. */
export function makeSegment(fields: Times & Fields): string {
  return JSON.stringify({ trace_id: traceId, ...makeSubsegment(fields) });
}

/** Lambda's own side: `AWS::Lambda`. */
export function makeService(fields: Times & Fields): string {
  return makeSegment({
    name: 'shop',
    origin: 'AWS::Lambda',
    resource_arn: 'arn:aws:lambda:eu-west-1:123456789012:function:shop',
    aws: { request_id: '11111111-2222-4333-8444-555555555555' },
    http: { response: { status: 200 } },
    ...fields,
  });
}

/** One run: `AWS::Lambda::Function`. */
export function makeRun(fields: Times & Fields): string {
  return makeSegment({ name: 'shop', origin: 'AWS::Lambda::Function', ...fields });
}

/** What the runtime reports of an uncaught error. */
export const typeError = {
  cause: {
    working_directory: '/var/task',
    exceptions: [
      {
        id: 'ee00000000000001',
        type: 'TypeError',
        message: 'total is not a number',
        stack: [{ path: '/var/task/app.js', line: 42, label: 'handler' }],
      },
    ],
  },
};
