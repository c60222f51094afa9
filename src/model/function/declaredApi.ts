/** An HTTP API, REST API or load balancer that a project declares, with the functions behind it. */
export interface DeclaredApi {
  readonly kind: 'api';
  readonly type: 'rest' | 'http' | 'alb';
  /** Logical id; `ServerlessRestApi` and `ServerlessHttpApi` for those that SAM creates by itself. */
  readonly id: string;
  /** `Prod`, `$default`; empty for a load balancer. */
  readonly stage: string;
  /** Media types, `*` as a wildcard. REST APIs only: other fronts decide by the content type. */
  readonly binaryMediaTypes: readonly string[];
  /** HTTP APIs only: a REST API answers preflight requests with routes of its own. */
  readonly cors: DeclaredCors | undefined;
  readonly routes: readonly DeclaredRoute[];
}

/** What the API answers to preflight requests and adds to responses. Absent: not sent. */
export interface DeclaredCors {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds: number | undefined;
  readonly allowCredentials: boolean;
}

export interface DeclaredRoute {
  /** Upper case; `ANY` for all. */
  readonly method: string;
  /** `/users/{id}`, `/{proxy+}`, `$default`; of a load balancer's rule `/api/*`, with `*` and `?`. */
  readonly path: string;
  readonly target: RouteTarget;
  readonly authorizer: DeclaredAuthorizer | undefined;
  /** Load balancers only. */
  readonly conditions: readonly RouteCondition[];
}

export type RouteTarget =
  | {
      readonly kind: 'function';
      readonly functionName: string;
      /** Payload format of HTTP APIs. */
      readonly format: '1.0' | '2.0';
      /** Load balancers only: headers and query parameters as lists. */
      readonly isMultiValue: boolean;
    }
  /** A mock integration, or a fixed response of a load balancer. */
  | {
      readonly kind: 'fixed';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    };

/** A condition of a load balancer's rule besides its path; one of the values, with `*` and `?`, must match. */
export type RouteCondition =
  | { readonly kind: 'host' | 'method' | 'sourceIp' | 'path'; readonly values: readonly string[] }
  | { readonly kind: 'header'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'query'; readonly pairs: readonly { readonly key: string | undefined; readonly value: string }[] };

export type DeclaredAuthorizer =
  | {
      readonly kind: 'function';
      readonly functionName: string;
      /** Payload of the authorizer: `TOKEN` and `REQUEST` of REST APIs, the formats of HTTP APIs. */
      readonly payload: 'TOKEN' | 'REQUEST' | '1.0' | '2.0';
      /** It answers `{"isAuthorized": true}`. */
      readonly isSimple: boolean;
      /** Headers and query parameters without which a request is unauthorized; names of headers in lower case. */
      readonly headers: readonly string[];
      readonly queryParameters: readonly string[];
      /** Regular expression that a token must match. */
      readonly validation: string | undefined;
    }
  /** IAM: a signature is required, and not verified. */
  | { readonly kind: 'iam' }
  /** `JWT`, `COGNITO_USER_POOLS`: every request passes. */
  | { readonly kind: 'notEmulated'; readonly name: string };
