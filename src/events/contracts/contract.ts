import type { InvocationModel } from '../../model/services/serviceRow';
import { isJsonList, isJsonObject, type JsonObject, type JsonPath, type JsonValue, mismatch } from '../json';

/** How a run of the function ended: with a value (text that is not JSON counts as a string), or with an error. */
export type FunctionAnswer =
  | { readonly kind: 'returned'; readonly value: JsonValue }
  | {
      readonly kind: 'failed';
      readonly errorType: string | undefined;
      /** `undefined` when unknown. */
      readonly errorMessage?: string | undefined;
    };

/**
 * `error`: the caller rejects the response. `warning`: the caller accepts it, but it probably has another effect than intended.
 * `info`: additional information.
 */
export type Severity = 'error' | 'warning' | 'info';

/** One finding about the response. */
export interface Finding {
  /** Where in the response. */
  readonly path: JsonPath;
  readonly severity: Severity;
  /** A lowercase sentence without a period, to follow a colon: `body is an object, not a string`. */
  readonly message: string;
}

/** What the caller would do with a response. */
export interface Judgment {
  readonly accepted: boolean;
  /** `API Gateway would return 502: body is an object, not a string`. */
  readonly verdict: string;
  readonly findings: readonly Finding[];
  /** Some records of a batch failed and are retried. */
  readonly isPartial?: boolean;
}

/** What a service expects of a function's response. */
export interface Contract {
  /** Determines what Lambda does after a failure. */
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

  /** Returns an object, or adds an error if the value is not one. */
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

  /** Checks for one of the allowed strings. */
  oneOf(value: JsonValue | undefined, path: JsonPath, name: string, allowed: readonly string[]): string | undefined {
    if (typeof value === 'string' && allowed.includes(value)) return value;
    const wanted = `one of ${allowed.join(', ')}`;
    const isText = typeof value === 'string';
    this.error(path, isText ? `${name} is ${JSON.stringify(value)}, not ${wanted}` : mismatch(name, value, wanted));
    return undefined;
  }

  /** The judgment of a response that is always valid. */
  accept(verdict: string): Judgment {
    return { accepted: true, verdict, findings: this.found };
  }

  /** The rejecting sentence with the first error, else the accepting one. */
  judge(sentences: { readonly accepted: string; readonly refused: string }): Judgment {
    const error = this.found.find((finding) => finding.severity === 'error');
    return error === undefined
      ? { accepted: true, verdict: sentences.accepted, findings: this.found }
      : { accepted: false, verdict: `${sentences.refused}: ${error.message}`, findings: this.found };
  }
}

/** Formats an error type as ` (TypeError)`, or empty, for the end of a sentence about a failed run. */
export function named(errorType: string | undefined): string {
  return errorType === undefined || errorType === '' ? '' : ` (${errorType})`;
}

/** The size of the response as Lambda sends it, in bytes. */
export function sizeOf(value: JsonValue): number {
  return new TextEncoder().encode(JSON.stringify(value)).byteLength;
}
