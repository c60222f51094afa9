import { parseObject } from '../../model/base/parseObject';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { LogStream } from '../logs/logStore';
import { endLine, exitLine, logTail, reportLine, startLine, timeoutLine } from '../logs/platformLines';
import type { InitOutcome, SandboxOutcome } from '../sandbox/sandboxOutcome';

export interface RunEnd {
  /** Epoch milliseconds. */
  readonly startMs: number;
  readonly endMs: number;
  readonly outcome: SandboxOutcome['kind'] | 'initFailed';
  readonly declared: DeclaredFunction;
  readonly failure: { readonly errorType: string; readonly message: string } | undefined;
  readonly initMs: number | undefined;
  readonly maxMemoryUsedMb: number;
  readonly trace: { readonly traceId: string; readonly segmentId: string } | undefined;
}

/** Writes Lambda's own lines around a function's output, and keeps the tail from START on. */
export class RunLog {
  private lines: string[] = [];
  private readonly stopListening: () => void;

  constructor(
    private readonly stream: LogStream,
    private readonly requestId: string,
  ) {
    this.stopListening = stream.listen((message) => this.lines.push(message));
  }

  initStart(atMs: number, runtime: string, region: string): void {
    const version = runtime.replace(/^([a-z]+)(.*?)(\.x)?$/, '$1:$2.local');
    const arn = `arn:aws:lambda:${region}::runtime:local`;
    this.stream.append(atMs, `INIT_START Runtime Version: ${version}\tRuntime Version ARN: ${arn}\n`);
  }

  initFailed(atMs: number, outcome: Exclude<InitOutcome, { kind: 'ready' }>): void {
    const error =
      outcome.kind === 'threw' ? parseObject(outcome.body.toString('utf8'))?.errorType : 'Runtime.ExitError';
    const fields = [
      `Init Duration: ${outcome.initMs.toFixed(2)} ms`,
      'Phase: init',
      'Status: error',
      `Error Type: ${error}`,
    ];
    this.stream.append(atMs, `INIT_REPORT ${fields.join('\t')}\n`);
  }

  /** Writes START. `isInitialized`: the process started without an error, and its output until now is not part of the run. */
  start(atMs: number, isInitialized: boolean): void {
    if (isInitialized) this.lines = [];
    this.stream.append(atMs, startLine(this.requestId));
  }

  /** Writes the last lines; returns the tail. */
  end(end: RunEnd): Buffer {
    const { requestId, stream } = this;
    const { declared, endMs, failure, outcome } = end;
    const limitMs = declared.timeoutSeconds * 1000;
    if (outcome === 'timedOut') stream.append(endMs, timeoutLine(requestId, endMs, declared.timeoutSeconds));
    if (outcome === 'exited' && failure !== undefined) {
      stream.append(endMs, exitLine(requestId, failure.message, failure.errorType));
    }
    stream.append(endMs, endLine(requestId));
    const report = reportLine({
      requestId,
      durationMs: outcome === 'timedOut' ? limitMs : end.endMs - end.startMs,
      memoryMb: declared.memoryMb,
      maxMemoryUsedMb: end.maxMemoryUsedMb,
      initMs: end.initMs,
      status: statusOf(outcome),
      errorType: statusOf(outcome) === 'error' ? failure?.errorType : undefined,
      trace: end.trace,
    });
    stream.append(endMs, report);
    this.stopListening();
    return logTail(this.lines);
  }
}

/** The status of the REPORT line. An error raised by the function's code has none: REPORT looks the same as after a success. */
function statusOf(outcome: RunEnd['outcome']): 'timeout' | 'error' | undefined {
  switch (outcome) {
    case 'timedOut':
      return 'timeout';
    case 'exited':
    case 'initFailed':
    case 'tooLarge':
      return 'error';
    case 'returned':
    case 'threw':
      return undefined;
  }
}
