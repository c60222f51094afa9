import { isJsonObject, type JsonObject, type JsonValue, kindOf } from '../json';
import { type Contract, Findings, type Judgment, named, sizeOf } from './contract';
import { checkBody, checkHeaders, checkMultiValueHeaders, checkStatus } from './httpResponse';

/** Body and headers, of which each may have several values. */
function checkProxyParts(findings: Findings, response: JsonObject): void {
  checkBody(findings, response);
  checkHeaders(findings, response, 'multiValueHeaders');
  checkMultiValueHeaders(findings, response);
}

const proxyFields = ['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'];

/**
 * REST API, proxy integration. "Output format of a Lambda function for proxy integration" in API Gateway's guide: an object of
 * these five fields, body a string; anything else is a malformed response, answered with 502. No field is required (a missing
 * status is 200), but no other field may be there: recorded by LocalStack against AWS.
 */
export const apiGatewayRest: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `API Gateway would answer 502: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    let status = 200;
    const object = findings.object(response, [], 'the response');
    if (object !== undefined) {
      if (object.statusCode === undefined) findings.warning(['statusCode'], 'statusCode is missing: 200 is assumed');
      else status = checkStatus(findings, object) ?? status;
      checkProxyParts(findings, object);
      for (const name of Object.keys(object).filter((field) => !proxyFields.includes(field))) {
        findings.error([name], `${name} is not a field of a proxy response: put it into body`);
      }
      if (object.isBase64Encoded === true && !findings.hasErrors) {
        findings.info(
          ['isBase64Encoded'],
          'body is decoded only when the API lists its media type in binaryMediaTypes and the client accepts it',
        );
      }
    }
    return findings.judge({
      accepted: `API Gateway would answer ${status}`,
      refused: 'API Gateway would answer 502',
    });
  },
};

/**
 * HTTP API, payload format 2.0. "Lambda function response for format 2.0" in API Gateway's guide: a response without
 * statusCode is taken as the body of a 200 of type application/json; a malformed one gives 500.
 */
export const apiGatewayHttp: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `API Gateway would answer 500: the function failed${named(errorType)}`,
  check: (_request, response) => checkFormat2(response, 'API Gateway', 500),
};

/**
 * HTTP API, payload format 1.0. "Lambda function response for format 1.0" in API Gateway's guide: the fields of a REST API's proxy
 * response, nothing inferred; a malformed one gives 500.
 */
export const apiGatewayHttpV1: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `API Gateway would answer 500: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const status = object === undefined ? undefined : checkStatus(findings, object);
    if (object !== undefined) {
      checkProxyParts(findings, object);
    }
    return findings.judge({
      accepted: `API Gateway would answer ${status ?? 200}`,
      refused: 'API Gateway would answer 500',
    });
  },
};

/**
 * Function URL. "Response payload format" in Lambda's guide: as payload format 2.0 with the same inference; a response that
 * cannot be read, and a function that failed, give 502.
 */
export const functionUrl: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `The function URL would answer 502: the function failed${named(errorType)}`,
  check: (_request, response) => checkFormat2(response, 'The function URL', 502),
};

function checkFormat2(response: JsonValue, caller: string, refusal: number): Judgment {
  const findings = new Findings();
  if (!isJsonObject(response) || response.statusCode === undefined) {
    findings.info([], `${kindOf(response)} without statusCode is taken as the body, of type application/json`);
    if (isJsonObject(response) && (response.body !== undefined || response.headers !== undefined)) {
      findings.warning(
        [],
        'statusCode is missing, so headers and body are not read: the whole object becomes the body',
      );
    }
    return findings.accept(`${caller} would answer 200 with the response as its body`);
  }
  const status = checkStatus(findings, response);
  checkBody(findings, response);
  checkHeaders(findings, response);
  if (response.multiValueHeaders !== undefined) {
    findings.warning(
      ['multiValueHeaders'],
      'multiValueHeaders is not read in payload format 2.0: join values with commas in headers',
    );
  }
  if (response.cookies !== undefined) {
    const cookies = findings.list(response.cookies, ['cookies'], 'cookies') ?? [];
    for (const [index, cookie] of cookies.entries()) findings.text(cookie, ['cookies', index], 'a cookie');
  }
  return findings.judge({
    accepted: `${caller} would answer ${status ?? 200}`,
    refused: `${caller} would answer ${refusal}`,
  });
}

/**
 * WebSocket API. API Gateway's guide: a connection is made only when the $connect route answers with 2xx; what other routes
 * return reaches the client only where a route response is configured; nobody hears the answer to $disconnect.
 */
export const apiGatewayWebSocket: Contract = {
  model: 'sync',
  failed(request, errorType) {
    if (routeOf(request) === 'CONNECT')
      return `API Gateway would refuse the connection: the function failed${named(errorType)}`;
    if (routeOf(request) === 'DISCONNECT')
      return `Nobody would notice that the function failed${named(errorType)}: the connection is closed`;
    return `API Gateway would send the client "Internal server error": the function failed${named(errorType)}`;
  },
  check(request, response) {
    const findings = new Findings();
    const route = routeOf(request);
    if (route === 'DISCONNECT') {
      findings.info([], 'the connection is closed already: the response is not read');
      return findings.accept('API Gateway would ignore the response');
    }
    const object = findings.object(response, [], 'the response');
    const status = object === undefined ? undefined : checkStatus(findings, object);
    if (object !== undefined) checkBody(findings, object);
    if (route === 'CONNECT') {
      if (status !== undefined && (status < 200 || status > 299)) {
        findings.info(['statusCode'], 'a connection is made only with 2xx');
      }
      const made = status !== undefined && status >= 200 && status <= 299;
      return findings.judge({
        accepted: made
          ? 'API Gateway would make the connection'
          : `API Gateway would refuse the connection with ${status ?? 500}`,
        refused: 'API Gateway would refuse the connection with 502',
      });
    }
    findings.info(['body'], 'body reaches the client only when the route has a route response');
    return findings.judge({
      accepted: 'API Gateway would accept the response',
      refused: 'API Gateway would send the client "Internal server error"',
    });
  },
};

function routeOf(request: JsonValue): JsonValue | undefined {
  const context = isJsonObject(request) ? request.requestContext : undefined;
  return isJsonObject(context) ? context.eventType : undefined;
}

const maxAlbResponseBytes = 1024 * 1024;

/**
 * Application Load Balancer. "Respond to the load balancer" in its guide: statusCode is required, body a string,
 * statusDescription "200 OK"; with multi-value headers enabled only multiValueHeaders counts, otherwise only headers. The
 * response may have 1 MB. Anything else is answered with 502.
 */
export const alb: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `The load balancer would answer 502: the function failed${named(errorType)}`,
  check(request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const status = object === undefined ? undefined : checkStatus(findings, object);
    if (object !== undefined) {
      checkProxyParts(findings, object);
      checkHeaderForm(findings, request, object);
      checkDescription(findings, object.statusDescription, status);
      const bytes = sizeOf(response);
      if (bytes > maxAlbResponseBytes) findings.error([], `the response has ${bytes} bytes, more than 1 MB`);
    }
    return findings.judge({
      accepted: `The load balancer would answer ${status ?? 200}`,
      refused: 'The load balancer would answer 502',
    });
  },
};

function checkHeaderForm(
  findings: Findings,
  request: JsonValue,
  response: { headers?: JsonValue; multiValueHeaders?: JsonValue },
): void {
  if (!isJsonObject(request)) return;
  const isMulti = request.multiValueHeaders !== undefined;
  if (isMulti && response.headers !== undefined) {
    findings.warning(['headers'], 'the target group has multi-value headers enabled: only multiValueHeaders is read');
  }
  if (!isMulti && response.multiValueHeaders !== undefined) {
    findings.warning(['multiValueHeaders'], 'the target group has no multi-value headers: only headers is read');
  }
}

function checkDescription(findings: Findings, description: JsonValue | undefined, status: number | undefined): void {
  if (description === undefined || description === null) return;
  const text = findings.text(description, ['statusDescription'], 'statusDescription');
  if (text !== undefined && status !== undefined && !text.startsWith(String(status))) {
    findings.warning(
      ['statusDescription'],
      `statusDescription is ${JSON.stringify(text)}, but statusCode is ${status}`,
    );
  }
}

/**
 * VPC Lattice. "Receive events from the VPC Lattice service" in its guide: as a load balancer's target, with headers as a map
 * of strings; the response may have 6 MB, which is Lambda's own limit.
 */
export const vpcLattice: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `VPC Lattice would answer 500: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const status = object === undefined ? undefined : checkStatus(findings, object);
    if (object !== undefined) {
      checkBody(findings, object);
      checkHeaders(findings, object);
      checkDescription(findings, object.statusDescription, status);
    }
    return findings.judge({
      accepted: `VPC Lattice would answer ${status ?? 200}`,
      refused: 'VPC Lattice would answer with an error',
    });
  },
};
