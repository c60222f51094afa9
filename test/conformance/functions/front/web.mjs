/** @typedef {Record<string, any>} Event */

const { streamifyResponse, HttpResponseStream } = Reflect.get(globalThis, 'awslambda');

/** Returns its event as the body, with headers of both kinds. @param {Event} event */
export const echo = async (event) => ({
  statusCode: 200,
  ...(event.requestContext.elb === undefined ? {} : { statusDescription: '200 OK' }),
  ...(event.multiValueHeaders !== undefined && event.headers === undefined
    ? { multiValueHeaders: { 'Content-Type': ['application/json'], 'Set-Cookie': ['a=1', 'b=2'] } }
    : { headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': 'of-the-function' } }),
  ...(event.version === '2.0' ? { cookies: ['a=1', 'b=2'] } : {}),
  body: JSON.stringify(event),
});

const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');

/** Answers what the query asks for. @param {Event} event */
export const answer = async (event) => {
  switch (event.queryStringParameters?.kind) {
    case 'throws':
      throw new Error('on purpose');
    case 'malformed':
      return { statusCode: 200, body: { no: 'text' } };
    case 'plain':
      return 'just text';
    case 'png':
      return { statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: png, isBase64Encoded: true };
    default:
      return { statusCode: 201, body: 'made' };
  }
};

export const streams = streamifyResponse(
  /** @param {Event} event @param {import('node:stream').Writable} stream */ async (event, stream) => {
    if (event.rawPath === '/throws') throw new Error('before the first byte');
    const head = { statusCode: 203, headers: { 'Content-Type': 'text/plain', 'x-id': '7' }, cookies: ['c=3'] };
    const body = event.rawPath === '/plain' ? stream : HttpResponseStream.from(stream, head);
    body.write('first ');
    await new Promise((resolve) => setTimeout(resolve, 300));
    body.write('second');
    body.end();
  },
);

/** An authorizer for a token, or with simple responses. @param {Event} event */
export const gate = async (event) => {
  const token = event.authorizationToken ?? event.identitySource?.[0];
  if (token === 'Bearer unauthorized') throw new Error('Unauthorized');
  if (token === 'Bearer broken') throw new Error('broken');
  const isAuthorized = token === 'Bearer good';
  if (event.version === '2.0') return { isAuthorized, context: { tenant: 7 } };
  const Statement = [
    { Action: 'execute-api:Invoke', Effect: isAuthorized ? 'Allow' : 'Deny', Resource: event.methodArn },
  ];
  return { principalId: 'user', policyDocument: { Version: '2012-10-17', Statement }, context: { tenant: 7 } };
};
