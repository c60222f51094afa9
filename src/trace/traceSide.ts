import { executionMarkdown } from './durable/executionMarkdown';
import { executionOtlp } from './durable/executionOtlp';
import { toMarkdown } from './export/toMarkdown';
import { toOtlp } from './export/toOtlp';
import { toXrayJson } from './export/toXrayJson';
import { readTraceBytes, readTraceFile } from './files/readTraceFile';

/** The formats of trace files, to read and to write: a separate bundle, loaded when a trace is opened or saved. */
export const traceSide = {
  executionMarkdown,
  executionOtlp,
  readTraceBytes,
  readTraceFile,
  toMarkdown,
  toOtlp,
  toXrayJson,
};
