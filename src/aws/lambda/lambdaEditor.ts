import {
  PutFunctionEventInvokeConfigCommand,
  ResourceNotFoundException,
  UpdateEventSourceMappingCommand,
  UpdateFunctionConfigurationCommand,
  UpdateFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import type { Result } from '../../model/connection/result';
import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import type { EventInvokeChange, FunctionEditor } from '../../model/function/functionDetails';
import type { AwsGateway } from '../calls/awsGateway';
import { toEventSourceMapping } from './toEventSourceMapping';

/** Changes settings through the Lambda API. */
export class LambdaEditor implements FunctionEditor {
  constructor(private readonly gateway: AwsGateway) {}

  /**
   * Update keeps destinations but requires an existing configuration; Put creates one but would remove destinations. Therefore,
   * Put is only used for functions without a configuration.
   */
  updateEventInvokeConfig(
    name: string,
    qualifier: string | undefined,
    change: EventInvokeChange,
    signal: AbortSignal,
  ): Promise<Result<undefined>> {
    const about = { action: 'lambda:UpdateFunctionEventInvokeConfig', subject: `function ${name}` };
    const input = {
      FunctionName: name,
      Qualifier: qualifier,
      MaximumRetryAttempts: change.maximumRetryAttempts,
      MaximumEventAgeInSeconds: change.maximumEventAgeSeconds,
    };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      try {
        await lambda.send(new UpdateFunctionEventInvokeConfigCommand(input), { abortSignal: signal });
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
        await lambda.send(new PutFunctionEventInvokeConfigCommand(input), { abortSignal: signal });
      }
      return undefined;
    });
  }

  updateTracing(name: string, mode: 'Active' | 'PassThrough', signal: AbortSignal): Promise<Result<undefined>> {
    const about = { action: 'lambda:UpdateFunctionConfiguration', subject: `function ${name}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const command = new UpdateFunctionConfigurationCommand({ FunctionName: name, TracingConfig: { Mode: mode } });
      await lambda.send(command, { abortSignal: signal });
      return undefined;
    });
  }

  setMappingEnabled(uuid: string, isEnabled: boolean, signal: AbortSignal): Promise<Result<EventSourceMapping>> {
    const about = { action: 'lambda:UpdateEventSourceMapping', subject: `event source mapping ${uuid}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const command = new UpdateEventSourceMappingCommand({ UUID: uuid, Enabled: isEnabled });
      return toEventSourceMapping(await lambda.send(command, { abortSignal: signal }));
    });
  }
}
