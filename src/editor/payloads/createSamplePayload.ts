import type { FunctionTarget } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import type { PayloadFile } from './documents/payloadFiles';
import type { PickedSample } from './pickSample';

/** Writes the event as a scratch payload of the function, with the account, region and trigger of the function itself. */
export async function createSamplePayload(
  target: FunctionTarget,
  { sample, sourceArn }: PickedSample,
  context: CommandContext,
): Promise<PayloadFile> {
  const functionArn = await arnOf(target, context);
  const [, , , region = '', accountId = ''] = functionArn.split(':');
  const { makeSample } = await context.events();
  const event = makeSample(sample.id, { accountId, region, functionArn, sourceArn, nowMs: Date.now() });
  const name = await context.payloads.freeScratchName(target, sample.id);
  const file = await context.payloads.createScratch(target, name, `${JSON.stringify(event, undefined, 2)}\n`);
  await context.payloads.rememberUsed(target, file.uri);
  return file;
}

/** Where the function cannot be read, the account of AWS's own examples stands in for its. */
async function arnOf({ connectionId, functionName }: FunctionTarget, context: CommandContext): Promise<string> {
  const connection = context.connections.get(connectionId);
  const found = await connection?.directory.getFunction(functionName, undefined, new AbortController().signal);
  return found?.ok === true ? found.value.arn : `arn:aws:lambda:us-east-1:123456789012:function:${functionName}`;
}
