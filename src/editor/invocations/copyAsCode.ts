import { javaScriptCode } from '../../invocations/export/sdkCode';
import type { CommandContext } from '../commandContext';
import { copyCall } from './copyCall';

/** Copies the call as code for the AWS SDK. */
export function copyAsCode(context: CommandContext, argument: unknown): Promise<void> {
  return copyCall(context, argument, javaScriptCode);
}
