import type { InvocationModel } from '../model/services/serviceRow';
import { alexaSkill, alexaSmartHome } from './contracts/alexa';
import {
  alb,
  apiGatewayHttp,
  apiGatewayHttpV1,
  apiGatewayRest,
  apiGatewayWebSocket,
  functionUrl,
  vpcLattice,
} from './contracts/apiGateway';
import { appSyncEvents, appSyncResolver } from './contracts/appSync';
import { appSyncAuthorizer, authorizerHttp, authorizerPolicy } from './contracts/authorizers';
import { firehose, partialBatch, s3Batch, wholeBatch } from './contracts/batches';
import { bedrockAgent } from './contracts/bedrockAgent';
import { cognito } from './contracts/cognito';
import type { Contract, FunctionAnswer, Judgment } from './contracts/contract';
import { clientVpn, iotAuthorizer, iotProvisioning, transferAuthorizer } from './contracts/devices';
import { kafkaBatch } from './contracts/kafkaBatch';
import { lambdaEdge } from './contracts/lambdaEdge';
import { lexV1, lexV2 } from './contracts/lex';
import { pinpointHook, workMail } from './contracts/messages';
import {
  cloudWatchDataSource,
  connect,
  customResource,
  s3ObjectLambda,
  stepFunctions,
  stepFunctionsCallback,
} from './contracts/operations';
import type { JsonValue } from './json';

const contracts = {
  apiGatewayRest,
  apiGatewayHttp,
  apiGatewayHttpV1,
  apiGatewayWebSocket,
  functionUrl,
  alb,
  vpcLattice,
  authorizerPolicy,
  authorizerHttp,
  appSyncAuthorizer,
  appSyncResolver,
  appSyncEvents,
  bedrockAgent,
  iotAuthorizer,
  iotProvisioning,
  transferAuthorizer,
  clientVpn,
  workMail,
  pinpointHook,
  cognito,
  lexV1,
  lexV2,
  alexaSkill,
  alexaSmartHome,
  connect,
  lambdaEdge,
  firehose,
  partialBatch,
  kafkaBatch,
  wholeBatch,
  s3Batch,
  s3ObjectLambda,
  cloudWatchDataSource,
  stepFunctions,
  stepFunctionsCallback,
  customResource,
} as const satisfies Readonly<Record<string, Contract>>;

/**
 * What a caller expects of the response. `asynchronous`: no contract, because the response is discarded; only an error matters.
 */
export type ContractId = keyof typeof contracts | 'asynchronous';

/** What Lambda would do next. */
export type NextOfLambda = 'nothing' | 'twoRetries' | 'retryUntilExpiry';

/** What the caller and Lambda would do after a run. */
export interface ResponseCheck extends Judgment {
  readonly next: NextOfLambda;
  /** `next` as a sentence. */
  readonly nextSentence: string;
}

/** Checks what would happen if the contract's service invoked the function with `request` and received `answer`. */
export function checkResponse(contractId: ContractId, request: JsonValue, answer: FunctionAnswer): ResponseCheck {
  const judgment = judge(contractId, request, answer);
  const model = contractId === 'asynchronous' ? 'async' : contracts[contractId].model;
  const next = nextOfLambda(model, answer.kind === 'failed' || (model === 'poll' && !judgment.accepted), judgment);
  return { ...judgment, next, nextSentence: nextSentences[next] };
}

function judge(contractId: ContractId, request: JsonValue, answer: FunctionAnswer): Judgment {
  if (contractId === 'asynchronous') return judgeAsynchronous(answer);
  const contract: Contract = contracts[contractId];
  if (answer.kind === 'returned') return contract.check(request, answer.value);
  return { accepted: false, verdict: contract.failed(request, answer.errorType, answer.errorMessage), findings: [] };
}

/**
 * Lambda's guide on asynchronous invocation: the caller does not wait for the function; the result is sent to a destination, if
 * there is one.
 */
function judgeAsynchronous(answer: FunctionAnswer): Judgment {
  return answer.kind === 'returned'
    ? {
        accepted: true,
        verdict: 'No contract: the invocation is asynchronous, so the response is discarded',
        findings: [],
      }
    : {
        accepted: false,
        verdict: 'No contract: the invocation is asynchronous, so the caller is not notified of the failure',
        findings: [],
      };
}

function nextOfLambda(model: InvocationModel, isFailed: boolean, judgment: Judgment): NextOfLambda {
  if (model === 'poll') return isFailed || judgment.isPartial === true ? 'retryUntilExpiry' : 'nothing';
  return model === 'async' && isFailed ? 'twoRetries' : 'nothing';
}

/** Lambda's guides on asynchronous invocation and event source mappings; defaults, which the function or mapping may change. */
const nextSentences: Readonly<Record<NextOfLambda, string>> = {
  nothing: 'Lambda would not retry.',
  twoRetries: 'Lambda would retry twice, after one and two minutes by default.',
  retryUntilExpiry:
    "Lambda would retry until the batch succeeds, its records expire, or the source's retry limit is reached.",
};
