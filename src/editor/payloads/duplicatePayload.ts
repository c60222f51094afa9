import type { DocumentArgument } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import { nameOf, type PayloadFiles } from './documents/payloadFiles';
import type { PayloadSettings } from './documents/payloadSettings';
import type { ResolvePayload } from './resolvePayload';
import { showPayload, textForFile } from './showPayload';

interface DuplicatePayloadNeeds {
  readonly resolvePayload: ResolvePayload;
  readonly payloads: PayloadFiles;
  readonly settings: PayloadSettings;
}

/** Creates a scratch copy of a payload and opens it; the original is not changed. */
export async function duplicatePayload(
  argument: DocumentArgument,
  { resolvePayload, payloads, settings }: DuplicatePayloadNeeds,
): Promise<Outcome> {
  const payload = await resolvePayload(argument);
  if (payload.kind !== 'done') return payload;
  const { uri, target } = payload.value;
  const name = await payloads.freeScratchName(target, `${nameOf(uri)}-copy`);
  const copy = await payloads.createScratch(target, name, await textForFile(uri));
  await settings.setOptions(copy.uri, settings.optionsOf(uri));
  await showPayload(copy.uri);
  return done;
}
