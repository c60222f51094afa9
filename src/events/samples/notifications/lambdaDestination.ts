import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const lambdaDestinationSamples: readonly SampleEvent<'lambda-destination'>[] = [
  {
    id: 'lambda-destination-failure',
    service: 'lambda-destination',
    title: 'On failure, after the last retry',
    model: 'async',
    eventType: 'lambda-destination',
    make: (facts) => ({
      ...invoked(facts, 'RetriesExhausted', 3),
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
      ...invoked(facts, 'Success', 1),
      responseContext: { statusCode: 200, executedVersion: '$LATEST' },
      responsePayload: { accepted: true },
    }),
  },
];

/** The record's data about the invocation. */
function invoked(facts: SampleFacts, condition: string, approximateInvokeCount: number): JsonObject {
  return {
    version: '1.0',
    timestamp: facts.iso(),
    requestContext: {
      requestId: facts.uuid('request'),
      functionArn: facts.arn('lambda', `${facts.resource('lambda', 'function:orders')}:$LATEST`),
      condition,
      approximateInvokeCount,
    },
    requestPayload: { orderId: 'o-1001' },
  };
}
