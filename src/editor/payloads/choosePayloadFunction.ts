import type { DocumentArgument } from '../../ids';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { PayloadSettings } from './documents/payloadSettings';
import type { ResolveDocument } from './resolvePayload';

interface ChoosePayloadFunctionNeeds {
  readonly resolveDocument: ResolveDocument;
  readonly settings: PayloadSettings;
  readonly pickFunction: () => Promise<FunctionTarget | undefined>;
}

/** Sets the function that a payload document is sent to. */
export async function choosePayloadFunction(
  argument: DocumentArgument,
  { resolveDocument, settings, pickFunction }: ChoosePayloadFunctionNeeds,
): Promise<Outcome> {
  const document = resolveDocument(argument);
  if (document.kind !== 'done') return document;
  const target = await pickFunction();
  if (target === undefined) return canceled;
  await settings.setTarget(document.value, target);
  return done;
}
