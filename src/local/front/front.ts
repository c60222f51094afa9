import type { DeclaredApi, DeclaredCors } from '../../model/function/declaredApi';

/** Something with an address of its own that answers HTTP requests with functions. */
export type Front =
  | { readonly kind: 'api'; readonly key: string; readonly api: DeclaredApi }
  | {
      readonly kind: 'url';
      readonly key: string;
      readonly functionName: string;
      readonly authType: 'AWS_IAM' | 'NONE';
      readonly isStreamed: boolean;
      readonly cors: DeclaredCors | undefined;
    };

/** Where a function can be called by HTTP, and what is not emulated there. */
export interface FrontAddress {
  readonly functionName: string;
  readonly service: 'function-url' | 'api-gateway' | 'alb';
  /** API, stage, method and path, as in the ARN of a permission; the function's name for a URL. */
  readonly resource: string;
  /** `GET`, `ANY`. */
  readonly method: string;
  /** `http://127.0.0.1:41234/Prod/items/{id}`. */
  readonly url: string;
  /** Sentences. */
  readonly notes: readonly string[];
}
