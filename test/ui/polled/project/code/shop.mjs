/** A page for browsers; with `?broken=yes`, a response that API Gateway does not accept. @param {{ queryStringParameters?: { broken?: string } }} event */
export const handler = async ({ queryStringParameters }) =>
  queryStringParameters?.broken === 'yes'
    ? { statusCode: 'ok' }
    : { statusCode: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>3 orders</h1>' };
