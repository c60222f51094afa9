import type { SampleEvent } from '../../sampleEvent';

export const lambdaDestinationSamples: readonly SampleEvent<'lambda-destination'>[] = [
  {
    id: 'lambda-destination-failure',
    service: 'lambda-destination',
    title: 'On failure, after the last retry',
    model: 'async',
    eventType: 'lambda-destination',
    make: (facts) => ({
      version: '1.0',
      timestamp: facts.iso(),
      requestContext: {
        requestId: facts.uuid('request'),
        functionArn: facts.arn('lambda', `${facts.resource('lambda', 'function:orders')}:$LATEST`),
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { orderId: 'o-1001' },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'Error', errorMessage: 'The order has no items.' },
    }),
  },
  {
    id: 'lambda-destination-success',
    service: 'lambda-destination',
    title: 'On success',
    model: 'async',
    eventType: 'lambda-destination',
    make: (facts) => ({
      version: '1.0',
      timestamp: facts.iso(),
      requestContext: {
        requestId: facts.uuid('request'),
        functionArn: facts.arn('lambda', `${facts.resource('lambda', 'function:orders')}:$LATEST`),
        condition: 'Success',
        approximateInvokeCount: 1,
      },
      requestPayload: { orderId: 'o-1001' },
      responseContext: { statusCode: 200, executedVersion: '$LATEST' },
      responsePayload: { accepted: true },
    }),
  },
];
