import type { JsonValue } from './json';
import type { SampleEvent } from './sampleEvent';
import { type SampleContext, SampleFacts } from './sampleFacts';
import { albSamples } from './samples/alb';
import { alexaSamples } from './samples/alexa';
import { apiGatewaySamples } from './samples/apiGateway';
import { apiGatewayAuthorizerSamples } from './samples/apiGatewayAuthorizers';
import { appSyncSamples } from './samples/appSync';
import { cloudFormationSamples } from './samples/cloudFormation';
import { cloudWatchSamples } from './samples/cloudWatch';
import { codeServicesSamples } from './samples/codeServices';
import { cognitoSamples } from './samples/cognito';
import { configSamples } from './samples/config';
import { connectSamples } from './samples/connect';
import { documentDbSamples } from './samples/documentDb';
import { dynamoDbSamples } from './samples/dynamoDb';
import { eventBridgeSamples } from './samples/eventBridge';
import { firehoseSamples } from './samples/firehose';
import { functionUrlSamples } from './samples/functionUrl';
import { httpApiSamples } from './samples/httpApi';
import { iotSamples } from './samples/iot';
import { kafkaSamples } from './samples/kafka';
import { kinesisSamples } from './samples/kinesis';
import { lambdaEdgeSamples } from './samples/lambdaEdge';
import { lexSamples } from './samples/lex';
import { mqSamples } from './samples/mq';
import { pipesSamples } from './samples/pipes';
import { s3Samples } from './samples/s3';
import { s3BatchSamples } from './samples/s3Batch';
import { s3ObjectLambdaSamples } from './samples/s3ObjectLambda';
import { schedulerSamples } from './samples/scheduler';
import { secretsManagerSamples } from './samples/secretsManager';
import { sesSamples } from './samples/ses';
import { snsSamples } from './samples/sns';
import { sqsSamples } from './samples/sqs';
import { stepFunctionsSamples } from './samples/stepFunctions';
import { vpcLatticeSamples } from './samples/vpcLattice';
import { webSocketSamples } from './samples/webSocket';

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
