import {
  type LambdaClient,
  SendDurableExecutionCallbackFailureCommand,
  SendDurableExecutionCallbackHeartbeatCommand,
  SendDurableExecutionCallbackSuccessCommand,
  StopDurableExecutionCommand,
} from '@aws-sdk/client-lambda';
import { parseExecutionArn } from '../../model/durable/executionArn';
import type {
  ActionAnswer,
  ExecutionAction,
  ExecutionActions,
  GivenError,
} from '../../model/durable/executionDirectory';
import type { About, AwsGateway } from '../calls/awsGateway';
import { Deadline } from '../calls/deadline';
import { ForeignAnswer } from '../failures/foreignAnswer';
import { wasNeverSent } from '../failures/networkFailure';
import { type Thrown, toThrown } from '../failures/thrown';

const waitMs = 30_000;

/** The error after the deadline, in the format of the SDK's own timeouts. */
const silence = Object.assign(new Error('no response before the deadline'), { name: 'TimeoutError' });

/** Stops executions and answers their callbacks, one HTTP request each whatever happens. */
export class DurableActions implements ExecutionActions {
  constructor(
    private readonly gateway: AwsGateway,
    /** How long an answer is waited for. */
    private readonly timeoutMs = waitMs,
  ) {}

  async send(action: ExecutionAction, signal: AbortSignal): Promise<ActionAnswer> {
    const deadline = new Deadline(signal, this.timeoutMs);
    try {
      const { invoke } = await this.gateway.clients(signal);
      signal.throwIfAborted();
      await sendWith(invoke, action, deadline.signal);
      return { kind: 'accepted' };
    } catch (error) {
      return this.failed(deadline.isOver ? silence : error, action);
    } finally {
      deadline.end();
    }
  }

  private failed(error: unknown, action: ExecutionAction): ActionAnswer {
    const thrown = toThrown(error);
    const failure = this.gateway.failure(error, aboutOf(action));
    const isOwn = failure.reason === 'credentials' || failure.reason === 'local';
    if (thrown.name === 'CallbackTimeoutException')
      return { kind: 'refused', failure: { ...failure, message: closed } };
    return { kind: isRefusal(thrown) || isOwn || wasNeverSent(thrown) ? 'refused' : 'lost', failure };
  }
}

const closed = 'This callback is closed: it was answered before, or its timeout is over. Nothing changed.';

/** AWS refused it. A 5xx of a gateway proves nothing, because it may have passed on the request. */
function isRefusal({ statusCode = 0, isFromAws }: Thrown): boolean {
  if (statusCode === 407 || (statusCode >= 300 && statusCode < 400)) return true;
  return statusCode >= 400 && statusCode < 500 && isFromAws;
}

async function sendWith(client: LambdaClient, action: ExecutionAction, abortSignal: AbortSignal): Promise<void> {
  const { requestId, httpStatusCode = 0 } = (await answerTo(client, action, { abortSignal })).$metadata;
  // The answers to callbacks are empty, so that only the header tells them from the page of a captive portal.
  if (requestId === undefined) throw new ForeignAnswer(httpStatusCode);
}

function answerTo(client: LambdaClient, action: ExecutionAction, options: { readonly abortSignal: AbortSignal }) {
  switch (action.kind) {
    case 'stop': {
      const input = { DurableExecutionArn: action.executionArn, Error: action.error && errorOf(action.error) };
      return client.send(new StopDurableExecutionCommand(input), options);
    }
    case 'succeed': {
      const input = { CallbackId: action.callbackId, Result: new TextEncoder().encode(action.result) };
      return client.send(new SendDurableExecutionCallbackSuccessCommand(input), options);
    }
    case 'fail': {
      const input = { CallbackId: action.callbackId, Error: errorOf(action.error) };
      return client.send(new SendDurableExecutionCallbackFailureCommand(input), options);
    }
    case 'heartbeat':
      return client.send(new SendDurableExecutionCallbackHeartbeatCommand({ CallbackId: action.callbackId }), options);
  }
}

function errorOf({ type, message }: GivenError) {
  return { ErrorType: type, ErrorMessage: message };
}

const actions: Readonly<Record<ExecutionAction['kind'], string>> = {
  stop: 'lambda:StopDurableExecution',
  succeed: 'lambda:SendDurableExecutionCallbackSuccess',
  fail: 'lambda:SendDurableExecutionCallbackFailure',
  heartbeat: 'lambda:SendDurableExecutionCallbackHeartbeat',
};

function aboutOf(action: ExecutionAction): About {
  const subject =
    action.kind === 'stop'
      ? `durable execution ${parseExecutionArn(action.executionArn)?.name ?? action.executionArn}`
      : 'callback';
  return { action: actions[action.kind], subject };
}
