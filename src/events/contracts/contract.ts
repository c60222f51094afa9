import type { InvocationModel } from '../../model/services/serviceRow';
import { isJsonList, isJsonObject, type JsonObject, type JsonPath, type JsonValue, mismatch } from '../json';

/** How a run of the function ended: with a value (text that is no JSON counts as a string), or with an error. */
export type FunctionAnswer =
  | { readonly kind: 'returned'; readonly value: JsonValue }
  | {
      readonly kind: 'failed';
      readonly errorType: string | undefined;
      /** `undefined` when it is not known. */
      readonly errorMessage?: string | undefined;
    };

/** `error`: the caller refuses the response for it. `warning`: the caller takes it, but not as meant. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** One thing that the caller would make of the response. */
export interface Finding {
  /** Where in the response. */
  readonly path: JsonPath;
  readonly severity: Severity;
  /** A sentence without a capital and a full stop, to follow a colon: `body is an object, not a string`. */
  readonly message: string;
}

/** What the caller would do with a response. */
export interface Judgment {
  readonly accepted: boolean;
  /** `API Gateway would answer 502: body is an object, not a string`. */
  readonly verdict: string;
  readonly findings: readonly Finding[];
  /** Of a batch, some records failed and come again. */
  readonly isPartial?: boolean;
}

/** What a service expects of a function's response. */
export interface Contract {
  /** Decides what Lambda does after a failure. */
  readonly model: InvocationModel;
  /** The function failed: what the caller would do. */
  failed(request: JsonValue, errorType: string | undefined, errorMessage: string | undefined): string;
  check(request: JsonValue, response: JsonValue): Judgment;
}

/** Collects findings on one response. */
export class Findings {
  private readonly found: Finding[] = [];

  error(path: JsonPath, message: string): void {
    this.found.push({ path, severity: 'error', message });
  }

  warning(path: JsonPath, message: string): void {
    this.found.push({ path, severity: 'warning', message });
  }

  info(path: JsonPath, message: string): void {
    this.found.push({ path, severity: 'info', message });
  }

  get hasErrors(): boolean {
    return this.found.some((finding) => finding.severity === 'error');
  }

  /** The object itself, or an error that it is none. */
  object(value: JsonValue | undefined, path: JsonPath, name: string): JsonObject | undefined {
    if (isJsonObject(value)) return value;
    this.error(path, mismatch(name, value, 'an object'));
    return undefined;
  }

  list(value: JsonValue | undefined, path: JsonPath, name: string): readonly JsonValue[] | undefined {
    if (isJsonList(value)) return value;
    this.error(path, mismatch(name, value, 'a list'));
    return undefined;
  }

  text(value: JsonValue | undefined, path: JsonPath, name: string): string | undefined {
    if (typeof value === 'string') return value;
    this.error(path, mismatch(name, value, 'a string'));
    return undefined;
  }

  flag(value: JsonValue | undefined, path: JsonPath, name: string): boolean | undefined {
    if (typeof value === 'boolean') return value;
    this.error(path, mismatch(name, value, 'true or false'));
    return undefined;
  }

  /** A string of a closed list. */
  oneOf(value: JsonValue | undefined, path: JsonPath, name: string, allowed: readonly string[]): string | undefined {
    if (typeof value === 'string' && allowed.includes(value)) return value;
    const wanted = `one of ${allowed.join(', ')}`;
    const isText = typeof value === 'string';
    this.error(path, isText ? `${name} is ${JSON.stringify(value)}, not ${wanted}` : mismatch(name, value, wanted));
    return undefined;
  }

  /** For responses that nothing can be wrong with. */
  accept(verdict: string): Judgment {
    return { accepted: true, verdict, findings: this.found };
  }

  /** With the first error the refusing sentence, else the accepting one. */
  judge(sentences: { readonly accepted: string; readonly refused: string }): Judgment {
    const error = this.found.find((finding) => finding.severity === 'error');
    return error === undefined
      ? { accepted: true, verdict: sentences.accepted, findings: this.found }
      : { accepted: false, verdict: `${sentences.refused}: ${error.message}`, findings: this.found };
  }
}

/** ` (TypeError)`, or nothing, to end a sentence about a failed run. */
export function named(errorType: string | undefined): string {
  return errorType === undefined || errorType === '' ? '' : ` (${errorType})`;
}

/** Bytes of the response as Lambda sends it. */
export function sizeOf(value: JsonValue): number {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength;
}
