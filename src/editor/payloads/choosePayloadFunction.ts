import type { DocumentArgument } from '../../ids';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { PayloadSettings } from './documents/payloadSettings';
import type { ResolvePayload } from './resolvePayload';

interface ChoosePayloadFunctionNeeds {
  readonly resolvePayload: ResolvePayload;
  readonly settings: PayloadSettings;
  readonly pickFunction: () => Promise<FunctionTarget | undefined>;
}

/** Sets the function that a payload document is sent to. */
export async function choosePayloadFunction(
  argument: DocumentArgument,
  { resolvePayload, settings, pickFunction }: ChoosePayloadFunctionNeeds,
): Promise<Outcome> {
  const payload = await resolvePayload(argument);
  if (payload.kind !== 'done') return payload;
  const target = await pickFunction();
  if (target === undefined) return canceled;
  await settings.setTarget(payload.value.uri, target);
  return done;
}
