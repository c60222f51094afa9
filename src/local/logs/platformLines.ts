/** The figures of a REPORT line. */
export interface RunReport {
  readonly requestId: string;
  readonly durationMs: number;
  readonly memoryMb: number;
  readonly maxMemoryUsedMb: number;
  /** Only after a cold start. */
  readonly initMs: number | undefined;
  readonly status: 'timeout' | 'error' | undefined;
  /** With the status `error`: `Runtime.ExitError`. */
  readonly errorType: string | undefined;
  readonly trace: { readonly traceId: string; readonly segmentId: string } | undefined;
}

/*
 * Lambda's own lines, exactly in its text format
 * (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html).
 */

export function startLine(requestId: string): string {
  return `START RequestId: ${requestId} Version: $LATEST\n`;
}

export function endLine(requestId: string): string {
  return `END RequestId: ${requestId}\n`;
}

/** The line of a run that timed out; it precedes END. */
export function timeoutLine(requestId: string, atMs: number, timeoutSeconds: number): string {
  return `${new Date(atMs).toISOString()} ${requestId} Task timed out after ${timeoutSeconds.toFixed(2)} seconds\n\n`;
}

/** The line of a process that exited during a run. */
export function exitLine(requestId: string, detail: string, errorType: string): string {
  return `RequestId: ${requestId} Error: ${detail}\n${errorType}\n`;
}

export function reportLine(report: RunReport): string {
  const fields = [
    `RequestId: ${report.requestId}`,
    `Duration: ${report.durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.max(1, Math.ceil(report.durationMs + (report.initMs ?? 0)))} ms`,
    `Memory Size: ${report.memoryMb} MB`,
    `Max Memory Used: ${report.maxMemoryUsedMb} MB`,
    ...(report.initMs === undefined ? [] : [`Init Duration: ${report.initMs.toFixed(2)} ms`]),
    ...(report.status === undefined ? [] : [`Status: ${report.status}`]),
    ...(report.errorType === undefined ? [] : [`Error Type: ${report.errorType}`]),
  ];
  const { trace } = report;
  const xray = trace && `XRAY TraceId: ${trace.traceId}\tSegmentId: ${trace.segmentId}\tSampled: true\t\n`;
  return `REPORT ${fields.join('\t')}\t\n${xray ?? ''}`;
}

const tailBytes = 4096;

/** The last 4 KB of a log, as `X-Amz-Log-Result` has them; cut between characters. No more than that is kept. */
export class LogTail {
  private lines: Buffer[] = [];
  private length = 0;

  add(line: string): void {
    const bytes = Buffer.from(line, 'utf8');
    this.lines.push(bytes);
    this.length += bytes.length;
    for (
      let first = this.lines[0];
      first !== undefined && this.length - first.length >= tailBytes;
      first = this.lines[0]
    ) {
      this.lines.shift();
      this.length -= first.length;
    }
  }

  clear(): void {
    this.lines = [];
    this.length = 0;
  }

  bytes(): Buffer {
    const bytes = Buffer.concat(this.lines);
    let start = Math.max(0, bytes.length - tailBytes);
    // 10xxxxxx: inside a character of several bytes.
    while (start < bytes.length && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
    return bytes.subarray(start);
  }
}
