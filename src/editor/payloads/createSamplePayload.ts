import type { EventsSide } from '../../events/eventsSide';
import { escapePlaceholders } from '../../events/placeholders';
import { noDeadline } from '../../model/base/noDeadline';
import type { Connection } from '../../model/connection/connection';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { PayloadFile, PayloadFiles } from './documents/payloadFiles';
import type { PickedSample } from './pickSample';

/** The dependencies of `createSamplePayload`. */
export interface SamplePayloadNeeds {
  readonly payloads: PayloadFiles;
  readonly connections: { get(id: string): Connection | undefined };
  readonly events: () => Promise<EventsSide>;
}

/** Writes the event as a scratch payload of the function, with the account, region and trigger of the function itself. */
export async function createSamplePayload(
  target: FunctionTarget,
  { sample, sourceArn }: PickedSample,
  needs: SamplePayloadNeeds,
): Promise<PayloadFile> {
  const functionArn = await arnOf(target, needs);
  const [, , , region = '', accountId = ''] = functionArn.split(':');
  const { makeSample } = await needs.events();
  const event = makeSample(sample.id, { accountId, region, functionArn, sourceArn, nowMs: Date.now() });
  // Names in the account may look like placeholders.
  const text = escapePlaceholders(`${JSON.stringify(event, undefined, 2)}\n`);
  const name = await needs.payloads.freeScratchName(target, sample.id);
  const file = await needs.payloads.createScratch(target, name, text);
  await needs.payloads.rememberUsed(target, file.uri);
  return file;
}

/** Uses the account of AWS's own examples when the function cannot be read. */
async function arnOf(
  { connectionId, functionName }: FunctionTarget,
  { connections }: SamplePayloadNeeds,
): Promise<string> {
  const connection = connections.get(connectionId);
  const found = await connection?.directory.getFunction(functionName, undefined, noDeadline());
  return found?.ok === true ? found.value.arn : `arn:aws:lambda:us-east-1:123456789012:function:${functionName}`;
}
