import type { MappingChange } from '../../model/function/mappingChange';

/** Something that keeps a function from being invoked, or will lose or delay records. */
export interface Finding {
  /** `error`: it is not invoked; `warning`: it will bite. */
  readonly severity: 'error' | 'warning';
  /** `Visibility timeout of 30 s is below 60 s`. */
  readonly title: string;
  /** Why that matters, a sentence or two. */
  readonly reason: string;
  /** The page of AWS's documentation that says so. */
  readonly source: string;
  /** The change that helps; `undefined` where it is the user's to choose. */
  readonly fix: Fix | undefined;
}

/** A change that helps, with the values before and after as they are shown. */
export interface Fix {
  /** What is changed, and its value before and after. */
  readonly changes: readonly (readonly [what: string, before: string, after: string])[];
  readonly apply: MappingChange;
}

const guide = 'https://docs.aws.amazon.com/lambda/latest/dg';

/** The pages that findings refer to. */
export const pages = {
  queues: `${guide}/services-sqs-configure.html`,
  queueScaling: `${guide}/services-sqs-scaling.html`,
  queueErrors: `${guide}/services-sqs-errorhandling.html`,
  streamErrors: `${guide}/kinesis-on-failure-destination.html`,
  streamBatches: `${guide}/services-kinesis-batchfailurereporting.html`,
  mappings: `${guide}/invocation-eventsourcemapping.html`,
  filters: `${guide}/invocation-eventfiltering.html`,
  asynchronous: `${guide}/invocation-async-error-handling.html`,
  concurrency: `${guide}/configuration-concurrency.html`,
} as const;
