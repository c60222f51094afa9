import type { DeclaredCors } from '../../model/function/declaredApi';
import type { DeclaredLayer } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';

/** What was uploaded, as Lambda describes it. */
export interface UploadedCode {
  /** Base64. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A function that a call created. */
export interface MadeFunction {
  readonly declared: DeclaredFunction;
  readonly code: UploadedCode;
  readonly modifiedMs: number;
}

/** A version that a call published: the function as it was then. */
export interface MadeVersion {
  readonly version: string;
  readonly declared: DeclaredFunction;
  readonly code: UploadedCode | undefined;
  readonly description: string;
  readonly publishedMs: number;
}

export interface MadeAlias {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Share of further versions, 0 to 1; the alias's own version has the rest. */
  readonly weights: Readonly<Record<string, number>>;
}

export interface MadeUrl {
  readonly authType: 'AWS_IAM' | 'NONE';
  readonly isStreamed: boolean;
  readonly cors: DeclaredCors | undefined;
  readonly madeMs: number;
}

export interface MadeLayer {
  readonly name: string;
  readonly version: number;
  readonly description: string;
  readonly runtimes: readonly string[];
  readonly layer: DeclaredLayer;
  readonly code: UploadedCode;
  readonly madeMs: number;
}
