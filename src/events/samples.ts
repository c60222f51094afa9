import type { ServiceId } from '../model/services/services';
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
import {
  cloudWatchAlarmSamples,
  cloudWatchDataSourceSamples,
  cloudWatchLogsSamples,
} from './samples/notifications/cloudWatch';
import { codeCommitSamples, codeDeploySamples, codePipelineSamples } from './samples/notifications/codeServices';
import { configSamples } from './samples/notifications/config';
import { eventBridgeSamples } from './samples/notifications/eventBridge';
import { iotSamples } from './samples/notifications/iot';
import { lambdaDestinationSamples } from './samples/notifications/lambdaDestination';
import { pinpointSamples } from './samples/notifications/pinpoint';
import { s3Samples } from './samples/notifications/s3';
import { schedulerSamples } from './samples/notifications/scheduler';
import { sesSamples } from './samples/notifications/ses';
import { snsSamples } from './samples/notifications/sns';
import { alexaSamples } from './samples/operations/alexa';
import { appSyncSamples } from './samples/operations/appSync';
import { bedrockAgentSamples } from './samples/operations/bedrockAgent';
import { clientVpnSamples } from './samples/operations/clientVpn';
import { cognitoSamples } from './samples/operations/cognito';
import { connectSamples } from './samples/operations/connect';
import { iotAuthorizerSamples, iotProvisioningSamples } from './samples/operations/iotDevices';
import { lambdaEdgeSamples } from './samples/operations/lambdaEdge';
import { lexSamples } from './samples/operations/lex';
import { s3BatchSamples } from './samples/operations/s3Batch';
import { s3ObjectLambdaSamples } from './samples/operations/s3ObjectLambda';
import { secretsManagerSamples } from './samples/operations/secretsManager';
import { stepFunctionsSamples } from './samples/operations/stepFunctions';
import { transferSamples } from './samples/operations/transfer';
import { workMailSamples } from './samples/operations/workMail';
import { documentDbSamples } from './samples/queues/documentDb';
import { dynamoDbSamples } from './samples/queues/dynamoDb';
import { firehoseSamples } from './samples/queues/firehose';
import { kafkaSamples, mskSamples } from './samples/queues/kafka';
import { kinesisSamples } from './samples/queues/kinesis';
import { mqSamples } from './samples/queues/mq';
import { pipesSamples } from './samples/queues/pipes';
import { sqsSamples } from './samples/queues/sqs';

type SamplesByService = { readonly [Id in ServiceId]: readonly SampleEvent<Id>[] };

/** In the order of the picker; a service without samples is a compile error. */
const samplesByService: SamplesByService = {
  'api-gateway': [...apiGatewaySamples, ...httpApiSamples, ...apiGatewayAuthorizerSamples],
  'api-gateway-websocket': webSocketSamples,
  'function-url': functionUrlSamples,
  alb: albSamples,
  sqs: sqsSamples,
  sns: snsSamples,
  s3: s3Samples,
  's3-batch': s3BatchSamples,
  's3-object-lambda': s3ObjectLambdaSamples,
  eventbridge: eventBridgeSamples,
  scheduler: schedulerSamples,
  pipes: pipesSamples,
  'step-functions': stepFunctionsSamples,
  'lambda-destination': lambdaDestinationSamples,
  dynamodb: dynamoDbSamples,
  kinesis: kinesisSamples,
  firehose: firehoseSamples,
  msk: mskSamples,
  kafka: kafkaSamples,
  mq: mqSamples,
  documentdb: documentDbSamples,
  'cloudwatch-logs': cloudWatchLogsSamples,
  'cloudwatch-alarm': cloudWatchAlarmSamples,
  'cloudwatch-data-source': cloudWatchDataSourceSamples,
  cloudformation: cloudFormationSamples,
  cognito: cognitoSamples,
  appsync: appSyncSamples,
  cloudfront: lambdaEdgeSamples,
  'vpc-lattice': vpcLatticeSamples,
  'bedrock-agent': bedrockAgentSamples,
  lex: lexSamples,
  alexa: alexaSamples,
  connect: connectSamples,
  iot: iotSamples,
  'iot-authorizer': iotAuthorizerSamples,
  'iot-provisioning': iotProvisioningSamples,
  transfer: transferSamples,
  'client-vpn': clientVpnSamples,
  ses: sesSamples,
  workmail: workMailSamples,
  pinpoint: pinpointSamples,
  codecommit: codeCommitSamples,
  codepipeline: codePipelineSamples,
  codedeploy: codeDeploySamples,
  config: configSamples,
  'secrets-manager': secretsManagerSamples,
};

/** All samples by service, the simplest first. */
export const sampleEvents: readonly SampleEvent[] = Object.values<readonly SampleEvent[]>(samplesByService).flat();

/** `undefined` for an unknown id. */
export function findSample(sampleId: string): SampleEvent | undefined {
  return sampleEvents.find((sample) => sample.id === sampleId);
}

/**
 * Builds the event as a JSON value with decoded parts (`encodedParts.ts`); `undefined` for an unknown id. The same context
 * returns the same event.
 */
export function makeSample(sampleId: string, context: SampleContext): JsonValue | undefined {
  return findSample(sampleId)?.make(new SampleFacts(context));
}
