import { parseObject } from '../../model/base/parseObject';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { LogStream } from '../logs/logStore';
import { initReportEvent, initStartEvent, reportEvent, startEvent } from '../logs/platformEvents';
import { endLine, exitLine, LogTail, reportLine, startLine, timeoutLine } from '../logs/platformLines';
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

/** A start of a process that did not come to its end. */
export interface FailedInit {
  readonly phase: 'init' | 'invoke';
  readonly outcome: Exclude<InitOutcome, { kind: 'ready' }> | { readonly kind: 'timedOut'; readonly initMs: number };
}

/** Lambda's own lines around what a function writes, and the tail of it all from START on. */
export class RunLog {
  private readonly tail = new LogTail();
  private readonly stopListening: () => void;
  private readonly isJson: boolean;

  constructor(
    private readonly stream: LogStream,
    private readonly declared: DeclaredFunction,
    private readonly requestId: string,
  ) {
    this.isJson = declared.loggingConfig.format === 'JSON';
    this.stopListening = stream.listen((message) => this.tail.add(message));
  }

  /** Writes INIT_START with the runtime that runs. `version`: `24.3.0`; without it, the configured runtime. */
  initStart(atMs: number, region: string, version: string | undefined): void {
    const { runtime, name } = this.declared;
    const [, language = runtime, configured = ''] = /^([a-z]+)(.*?)(?:\.x)?$/.exec(runtime) ?? [];
    const runtimeVersion = `${language}:${version?.split('.').slice(0, 2).join('.') ?? configured}.local`;
    const arn = `arn:aws:lambda:${region}::runtime:local`;
    this.platform(
      atMs,
      `INIT_START Runtime Version: ${runtimeVersion}\tRuntime Version ARN: ${arn}\n`,
      () => initStartEvent(atMs, { name, runtimeVersion }),
      'INFO',
    );
  }

  initFailed(atMs: number, { phase, outcome }: FailedInit): void {
    const status = outcome.kind === 'timedOut' ? 'timeout' : 'error';
    const errorType = errorTypeOf(outcome);
    const fields = [
      `Init Duration: ${outcome.initMs.toFixed(2)} ms`,
      `Phase: ${phase}`,
      `Status: ${status}`,
      ...(errorType === undefined ? [] : [`Error Type: ${errorType}`]),
    ];
    const report = { initMs: outcome.initMs, phase, status, errorType };
    this.platform(atMs, `INIT_REPORT ${fields.join('\t')}\n`, () => initReportEvent(atMs, report), 'WARN');
  }

  /** Writes START. `isInitialized`: the process started without an error, and its output until now is not part of the run. */
  start(atMs: number, isInitialized: boolean): void {
    if (isInitialized) this.tail.clear();
    this.platform(atMs, startLine(this.requestId), () => startEvent(atMs, this.requestId), 'INFO');
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
    if (!this.isJson) stream.append(endMs, endLine(requestId));
    const report = {
      requestId,
      durationMs: outcome === 'timedOut' ? limitMs : end.endMs - end.startMs,
      memoryMb: declared.memoryMb,
      maxMemoryUsedMb: end.maxMemoryUsedMb,
      initMs: end.initMs,
      status: statusOf(outcome),
      errorType: statusOf(outcome) === 'error' ? failure?.errorType : undefined,
      trace: end.trace,
    };
    this.platform(endMs, reportLine(report), () => reportEvent(endMs, report), 'INFO');
    this.stopListening();
    return this.tail.bytes();
  }

  /** In the function's format; in JSON only from its system log level on. */
  private platform(atMs: number, text: string, json: () => string, level: 'INFO' | 'WARN'): void {
    if (!this.isJson) this.stream.append(atMs, text);
    else if (level === 'WARN' || this.declared.loggingConfig.systemLevel !== 'WARN') this.stream.append(atMs, json());
  }
}

function errorTypeOf(outcome: FailedInit['outcome']): string | undefined {
  switch (outcome.kind) {
    case 'timedOut':
      return undefined;
    case 'exited':
      return 'Runtime.ExitError';
    case 'threw':
      return String(parseObject(outcome.body.toString('utf8'))?.errorType);
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
