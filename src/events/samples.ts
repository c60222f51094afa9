import type { JsonValue } from './json';
import type { SampleEvent } from './sampleEvent';
import { type SampleContext, SampleFacts } from './sampleFacts';
import { albSamples } from './samples/http/alb';
import { apiGatewaySamples } from './samples/http/apiGateway';
import { apiGatewayAuthorizerSamples } from './samples/http/apiGatewayAuthorizers';
import { functionUrlSamples } from './samples/http/functionUrl';
import { httpApiSamples } from './samples/http/httpApi';
import { vpcLatticeSamples } from './samples/http/vpcLattice';
import { webSocketSamples } from './samples/http/webSocket';
import { cloudFormationSamples } from './samples/notifications/cloudFormation';
import { cloudWatchSamples } from './samples/notifications/cloudWatch';
import { codeServicesSamples } from './samples/notifications/codeServices';
import { configSamples } from './samples/notifications/config';
import { eventBridgeSamples } from './samples/notifications/eventBridge';
import { iotSamples } from './samples/notifications/iot';
import { s3Samples } from './samples/notifications/s3';
import { schedulerSamples } from './samples/notifications/scheduler';
import { sesSamples } from './samples/notifications/ses';
import { snsSamples } from './samples/notifications/sns';
import { alexaSamples } from './samples/operations/alexa';
import { appSyncSamples } from './samples/operations/appSync';
import { cognitoSamples } from './samples/operations/cognito';
import { connectSamples } from './samples/operations/connect';
import { lambdaEdgeSamples } from './samples/operations/lambdaEdge';
import { lexSamples } from './samples/operations/lex';
import { s3BatchSamples } from './samples/operations/s3Batch';
import { s3ObjectLambdaSamples } from './samples/operations/s3ObjectLambda';
import { secretsManagerSamples } from './samples/operations/secretsManager';
import { stepFunctionsSamples } from './samples/operations/stepFunctions';
import { documentDbSamples } from './samples/queues/documentDb';
import { dynamoDbSamples } from './samples/queues/dynamoDb';
import { firehoseSamples } from './samples/queues/firehose';
import { kafkaSamples } from './samples/queues/kafka';
import { kinesisSamples } from './samples/queues/kinesis';
import { mqSamples } from './samples/queues/mq';
import { pipesSamples } from './samples/queues/pipes';
import { sqsSamples } from './samples/queues/sqs';

/** All of them, a service's samples beside each other, the simplest first. */
export const sampleEvents: readonly SampleEvent[] = [
  ...apiGatewaySamples,
  ...httpApiSamples,
  ...webSocketSamples,
  ...apiGatewayAuthorizerSamples,
  ...functionUrlSamples,
  ...albSamples,
  ...sqsSamples,
  ...snsSamples,
  ...s3Samples,
  ...s3BatchSamples,
  ...s3ObjectLambdaSamples,
  ...eventBridgeSamples,
  ...schedulerSamples,
  ...pipesSamples,
  ...stepFunctionsSamples,
  ...dynamoDbSamples,
  ...kinesisSamples,
  ...firehoseSamples,
  ...kafkaSamples,
  ...mqSamples,
  ...documentDbSamples,
  ...cloudWatchSamples,
  ...cloudFormationSamples,
  ...cognitoSamples,
  ...appSyncSamples,
  ...lambdaEdgeSamples,
  ...vpcLatticeSamples,
  ...lexSamples,
  ...alexaSamples,
  ...connectSamples,
  ...iotSamples,
  ...sesSamples,
  ...codeServicesSamples,
  ...configSamples,
  ...secretsManagerSamples,
];

/** `undefined` for an id that is not (or no longer) a sample's. */
export function findSample(sampleId: string): SampleEvent | undefined {
  return sampleEvents.find((sample) => sample.id === sampleId);
}

/**
 * The event as a JSON value, its encoded parts in clear (`encodedParts.ts`); `undefined` for an unknown id. The same context
 * gives the same event.
 */
export function makeSample(sampleId: string, context: SampleContext): JsonValue | undefined {
  return findSample(sampleId)?.make(new SampleFacts(context));
}
