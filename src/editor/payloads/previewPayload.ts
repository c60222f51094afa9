import type { DocumentArgument } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import type { PayloadPreviews } from './documents/payloadPreviews';
import type { ResolvePayload } from './resolvePayload';

interface PreviewPayloadNeeds {
  readonly resolvePayload: ResolvePayload;
  readonly previews: PayloadPreviews;
}

/** Shows the payload as it would be sent: placeholders resolved, marked parts encoded. Sends nothing. */
export async function previewPayload(
  argument: DocumentArgument,
  { resolvePayload, previews }: PreviewPayloadNeeds,
): Promise<Outcome> {
  const payload = await resolvePayload(argument);
  if (payload.kind !== 'done') return payload;
  await previews.open(payload.value.uri);
  return done;
}
