import * as vscode from 'vscode';
import { fromPayloadDocument } from '../../events/payloadDocument';
import { findPlaceholders } from '../../events/placeholders';
import type { DocumentArgument } from '../../ids';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { showInputBox } from '../sinks/quickInput';
import { gzip } from './documents/gzip';
import { isSentLiterally } from './documents/payloadComposer';
import { nameOf, type PayloadFiles } from './documents/payloadFiles';
import { payloadNameProblem } from './documents/payloadNameProblem';
import { payloadVariables } from './documents/placeholderSettings';
import { sharedEventUri } from './documents/sharedEventUri';
import type { ResolvePayload } from './resolvePayload';
import { showPayload, textOf } from './showPayload';

interface SharePayloadNeeds {
  readonly resolvePayload: ResolvePayload;
  readonly payloads: PayloadFiles;
}

/**
 * Saves a payload to the account's schema registry, where the console and SAM find it as a shareable test event. Test events have
 * no placeholders or encoded parts: parts are encoded, placeholders stay as text.
 */
export async function sharePayload(
  argument: DocumentArgument,
  { resolvePayload, payloads }: SharePayloadNeeds,
): Promise<Outcome> {
  const payload = await resolvePayload(argument);
  if (payload.kind !== 'done') return payload;
  const { uri, target } = payload.value;
  const text = await textOf(uri);
  const hasPlaceholders = !isSentLiterally(uri) && findPlaceholders(text, payloadVariables()).placeholders.length > 0;
  const note = hasPlaceholders ? ' Placeholders are shared as text: test events have none.' : '';
  const name = await showInputBox({
    title: `Share Payload as Test Event of ${target.functionName}`,
    prompt: `Visible to everyone who can read the account’s schema registry.${note}`,
    value: nameOf(uri),
    validateInput: payloadNameProblem,
  });
  if (name === undefined) return canceled;
  const to = sharedEventUri(target, name);
  try {
    const event = isSentLiterally(uri) ? text : fromPayloadDocument(text, gzip);
    await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(event));
  } catch (error) {
    return failed(`Cannot share the payload: ${error instanceof Error ? error.message : String(error)}`);
  }
  await payloads.rememberUsed(target, to);
  await showPayload(to);
  return done;
}
