import * as vscode from 'vscode';
import type { DocumentArgument } from '../../ids';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { nameOf, type PayloadFiles } from './documents/payloadFiles';
import { payloadNameProblem } from './documents/payloadNameProblem';
import { sharedEventUri } from './documents/sharedEventUri';
import type { ResolvePayload } from './resolvePayload';
import { showPayload, textOf } from './showPayload';

interface SharePayloadNeeds {
  readonly resolvePayload: ResolvePayload;
  readonly payloads: PayloadFiles;
}

/** Saves a payload to the account's schema registry, where the console and SAM find it as a shareable test event. */
export async function sharePayload(
  argument: DocumentArgument,
  { resolvePayload, payloads }: SharePayloadNeeds,
): Promise<Outcome> {
  const payload = await resolvePayload(argument);
  if (payload.kind !== 'done') return payload;
  const { uri, target } = payload.value;
  const name = await vscode.window.showInputBox({
    title: `Share Payload as Test Event of ${target.functionName}`,
    prompt: 'Visible to everyone who can read the account’s schema registry.',
    value: nameOf(uri),
    validateInput: payloadNameProblem,
  });
  if (name === undefined) return canceled;
  const to = sharedEventUri(target, name);
  try {
    await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(await textOf(uri)));
  } catch (error) {
    return failed(`The payload was not shared: ${error instanceof Error ? error.message : String(error)}`);
  }
  await payloads.rememberUsed(target, to);
  await showPayload(to);
  return done;
}
