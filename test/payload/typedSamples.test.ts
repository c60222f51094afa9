import { describe, expect, test } from 'vitest';
import type { TriggerSamples } from '../../src/editor/payloads/samples/triggerSamples';
import { typedSample, withTypedSample } from '../../src/editor/payloads/samples/typedSample';
import { eventsSide } from '../../src/events/eventsSide';
import { declaredEventTypes } from '../../src/workspace/handlers/declaredEventTypes';
import { findExport } from '../../src/workspace/handlers/findExport';
import { findPythonFunction } from '../../src/workspace/handlers/findPythonFunction';

/** `SQSEvent: sqs-message`: what the handler declares and the sample of it. */
function offered(text: string): string | undefined {
  const line = /^\s*(async )?def |^\s*@/m.test(text)
    ? findPythonFunction(text, 'handler')
    : findExport(text, 'handler');
  const found = typedSample(declaredEventTypes(text, line ?? 0), eventsSide);
  return found && `${found.typeName}: ${found.sample.id}`;
}

describe('a handler is offered the sample of the event that it declares', () => {
  test.each([
    ['a parameter', 'export const handler = async (event: SQSEvent) => {};', 'SQSEvent: sqs-message'],
    [
      'the type of the handler',
      "import type { APIGatewayProxyHandlerV2, SQSEvent } from 'aws-lambda';\n\n\n\n\n\n\n\n\n\nexport const handler: APIGatewayProxyHandlerV2 = async () => ({});",
      'APIGatewayProxyHandlerV2: apigateway-http-get',
    ],
    [
      'a generic type',
      'export const handler: Handler<APIGatewayProxyEvent, APIGatewayProxyResult> = async (event) => {};',
      'APIGatewayProxyEvent: apigateway-rest-get',
    ],
    [
      'JSDoc',
      "/** @type {import('aws-lambda').SNSHandler} */\nexports.handler = async (event) => {};",
      'SNSHandler: sns-notification',
    ],
    [
      'EventBridge',
      "export const handler = async (event: EventBridgeEvent<'Order Placed', Order>) => {};",
      'EventBridgeEvent: eventbridge-custom',
    ],
    [
      "an envelope of Powertools' parser",
      "import { KinesisEnvelope } from '@aws-lambda-powertools/parser/envelopes/kinesis';\n" +
        'const order = z.object({});\n\n\n\n\n\n\n\n\n\nasync function main(event) {}\n' +
        'export const handler = middy(main).use(parser({ schema: order, envelope: KinesisEnvelope }));',
      'KinesisEnvelope: kinesis-records',
    ],
    [
      "a schema of Powertools' parser",
      'export const handler = middy(main).use(parser({ schema: APIGatewayProxyEventV2Schema }));',
      'APIGatewayProxyEventV2Schema: apigateway-http-get',
    ],
    [
      'a data class of Python',
      '@logger.inject_lambda_context\n@event_source(data_class=DynamoDBStreamEvent)\ndef handler(event, context):\n    pass',
      'DynamoDBStreamEvent: dynamodb-insert',
    ],
    ['a type hint of Python', 'def handler(event: S3Event, context):\n    pass', 'S3Event: s3-put'],
    [
      'an envelope of Python',
      '@event_parser(model=Order, envelope=envelopes.SqsEnvelope)\ndef handler(event: Order, context):\n    pass',
      'SqsEnvelope: sqs-message',
    ],
    [
      'a model of Python',
      'from x import AlbModel\n\ndef handler(event, context):\n    parsed = parse(event=event, model=AlbModel)',
      'AlbModel: alb-request',
    ],
    ['a type of the project', 'export const handler = async (event: OrderPlacedEvent) => {};', undefined],
    ['no type', 'exports.handler = async (event) => event;', undefined],
  ])('by %s', (_, text, sample) => {
    expect(offered(text)).toBe(sample);
  });

  test('by the only event type of the file, but not by one of several', () => {
    const far = '\n'.repeat(20);
    const one = "import type { SQSEvent, SQSHandler } from 'aws-lambda';";
    expect(offered(`${one}${far}export const handler = make(consume);`)).toBe('SQSEvent: sqs-message');
    const two = "import type { SQSEvent, SNSEvent } from 'aws-lambda';";
    expect(offered(`${two}${far}export const handler = make(consume);`)).toBeUndefined();
  });
});

test('every name leads to a sample that there is', () => {
  const names = [
    'ActiveMQEvent',
    'CloudWatchAlarmEvent',
    'LexV2Event',
    'MSKEvent',
    'VPCLatticeEventV2',
    'PreSignUpTriggerEvent',
  ];
  expect(names.map((name) => eventsSide.sampleOfType(name)?.id)).toEqual([
    'activemq-messages',
    'cloudwatch-alarm',
    'lex-v2-dialog',
    'msk-records',
    'vpc-lattice-v2',
    'cognito-pre-sign-up',
  ]);
});

test('the declared event comes from the trigger of its service, before other triggers', () => {
  const sampleOf = (id: string) => eventsSide.sampleEvents.filter((sample) => sample.id === id);
  const triggers: readonly TriggerSamples[] = [
    ...sampleOf('s3-put').map((sample) => ({ name: 'S3', samples: [{ sample, sourceArn: undefined }] as const })),
    ...sampleOf('sqs-fifo').map((sample) => ({ name: 'SQS', samples: [{ sample, sourceArn: 'the queue' }] as const })),
  ];
  const typed = typedSample([{ name: 'SQSEvent', isNear: true }], eventsSide);
  const rows = withTypedSample(triggers, typed).map(({ samples: [{ sample, sourceArn }] }) => [sample.id, sourceArn]);
  expect(rows).toEqual([
    ['sqs-message', 'the queue'],
    ['s3-put', undefined],
  ]);
  expect(withTypedSample([], typed).map(({ name }) => name)).toEqual(['SQS']);
});
