import { awsCliCommand } from '../../invocations/export/awsCliCommand';
import type { CommandContext } from '../commandContext';
import { copyCall } from './copyCall';

/** Copies the call as a command of the AWS CLI. */
export function copyAsCli(context: CommandContext, argument: unknown): Promise<void> {
  return copyCall(context, argument, awsCliCommand);
}
