import { isJsonObject, type JsonObject, type JsonValue, kindOf } from '../json';
import { type Contract, Findings, type Judgment, named, sizeOf } from './contract';
import { checkBody, checkHeaders, checkMultiValueHeaders, checkStatus } from './httpResponse';

/** Checks the body and the headers, which may have several values each. */
function checkProxyParts(findings: Findings, response: JsonObject): void {
  checkBody(findings, response);
  checkHeaders(findings, response, 'multiValueHeaders');
  checkMultiValueHeaders(findings, response);
}

const proxyFields = ['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'];

/**
 * REST API, proxy integration. "Output format of a Lambda function for proxy integration" in API Gateway's guide: an object of
 * these five fields, body a string; anything else is a malformed response, which results in a 502. No field is required (a
 * missing status is 200), but no other fields are allowed: recorded by LocalStack against AWS.
 */
export const apiGatewayRest: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `API Gateway would return 502: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    let status = 200;
    const object = findings.object(response, [], 'the response');
    if (object !== undefined) {
      if (object.statusCode === undefined) findings.warning(['statusCode'], 'statusCode is missing, so 200 is assumed');
      else status = checkStatus(findings, object) ?? status;
      checkProxyParts(findings, object);
      for (const name of Object.keys(object).filter((field) => !proxyFields.includes(field))) {
        findings.error([name], `${name} is not a field of a proxy response: put it in body`);
      }
      if (object.isBase64Encoded === true && !findings.hasErrors) {
        findings.info(
          ['isBase64Encoded'],
          'body is only decoded when the API lists its media type in binaryMediaTypes and the client accepts it',
        );
      }
    }
    return findings.judge({
      accepted: `API Gateway would return ${status}`,
      refused: 'API Gateway would return 502',
    });
  },
};

/**
 * HTTP API, payload format 2.0. "Lambda function response for format 2.0" in API Gateway's guide: a response without statusCode
 * is the body of a 200 of type application/json; a malformed one results in a 500.
 */
export const apiGatewayHttp: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `API Gateway would return 500: the function failed${named(errorType)}`,
  check: (_request, response) => checkFormat2(response, 'API Gateway', 500),
};

/**
 * HTTP API, payload format 1.0. "Lambda function response for format 1.0" in API Gateway's guide: the fields of a REST API's
 * proxy response, nothing inferred; a malformed one results in a 500.
 */
export const apiGatewayHttpV1: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `API Gateway would return 500: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    const status = object === undefined ? undefined : checkStatus(findings, object);
    if (object !== undefined) {
      checkProxyParts(findings, object);
    }
    return findings.judge({
      accepted: `API Gateway would return ${status ?? 200}`,
      refused: 'API Gateway would return 500',
    });
  },
};

/**
 * Function URL. "Response payload format" in Lambda's guide: as payload format 2.0 with the same inference; a malformed response
 * and a failed function result in a 502.
 */
export const functionUrl: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `The function URL would return 502: the function failed${named(errorType)}`,
  check: (_request, response) => checkFormat2(response, 'The function URL', 502),
};

function checkFormat2(response: JsonValue, caller: string, refusal: number): Judgment {
  const findings = new Findings();
  if (!isJsonObject(response) || response.statusCode === undefined) {
    findings.info([], `${kindOf(response)} without statusCode becomes the body, of type application/json`);
    if (isJsonObject(response) && (response.body !== undefined || response.headers !== undefined)) {
      findings.warning(
        [],
        'statusCode is missing, so headers and body are ignored and the whole object becomes the body',
      );
    }
    return findings.accept(`${caller} would return 200 with the response as its body`);
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
    accepted: `${caller} would return ${status ?? 200}`,
    refused: `${caller} would return ${refusal}`,
  });
}

/**
 * WebSocket API. API Gateway's guide: a connection is only established when the $connect route returns 2xx; responses of other
 * routes are only sent to the client with a route response; the response to $disconnect is discarded.
 */
export const apiGatewayWebSocket: Contract = {
  model: 'sync',
  failed(request, errorType) {
    if (routeOf(request) === 'CONNECT')
      return `API Gateway would refuse the connection: the function failed${named(errorType)}`;
    if (routeOf(request) === 'DISCONNECT')
      return `API Gateway would ignore that the function failed${named(errorType)}: the connection is already closed`;
    return `API Gateway would send the client "Internal server error": the function failed${named(errorType)}`;
  },
  check(request, response) {
    const findings = new Findings();
    const route = routeOf(request);
    if (route === 'DISCONNECT') {
      findings.info([], 'the connection is already closed, so the response is not read');
      return findings.accept('API Gateway would ignore the response');
    }
    const object = findings.object(response, [], 'the response');
    const status = object === undefined ? undefined : checkStatus(findings, object);
    if (object !== undefined) checkBody(findings, object);
    if (route === 'CONNECT') {
      if (status !== undefined && (status < 200 || status > 299)) {
        findings.info(['statusCode'], 'a connection is only established with 2xx');
      }
      const made = status !== undefined && status >= 200 && status <= 299;
      return findings.judge({
        accepted: made
          ? 'API Gateway would establish the connection'
          : `API Gateway would refuse the connection with ${status ?? 500}`,
        refused: 'API Gateway would refuse the connection with 502',
      });
    }
    findings.info(['body'], 'body is only sent to the client when the route has a route response');
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
 * statusDescription "200 OK"; with multi-value headers enabled, only multiValueHeaders is used, otherwise only headers. The
 * response may have 1 MB. Anything else results in a 502.
 */
export const alb: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `The load balancer would return 502: the function failed${named(errorType)}`,
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
      accepted: `The load balancer would return ${status ?? 200}`,
      refused: 'The load balancer would return 502',
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
    findings.warning(
      ['headers'],
      'the target group has multi-value headers enabled, so only multiValueHeaders is read',
    );
  }
  if (!isMulti && response.multiValueHeaders !== undefined) {
    findings.warning(
      ['multiValueHeaders'],
      'the target group does not have multi-value headers enabled, so only headers is read',
    );
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
  failed: (_request, errorType) => `VPC Lattice would return 500: the function failed${named(errorType)}`,
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
      accepted: `VPC Lattice would return ${status ?? 200}`,
      refused: 'VPC Lattice would return an error',
    });
  },
};
