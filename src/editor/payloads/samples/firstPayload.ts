import * as vscode from 'vscode';
import { readTriggers } from '../../../explorer/readTriggers';
import { canceled, type Done, doneWith, type Outcome } from '../../../model/base/outcome';
import type { FunctionTarget, InvocationMode } from '../../../model/invocation/invocation';
import { serviceOf } from '../../../model/services/services';
import { withProgress } from '../../sinks/messages';
import { showQuickPick } from '../../sinks/quickInput';
import type { ChoosePayloadNeeds } from '../choosePayload';
import type { PayloadFile } from '../documents/payloadFiles';
import { showPayload } from '../showPayload';
import { createSamplePayload } from './createSamplePayload';
import { pickSample } from './pickSample';
import { type TriggerSamples, triggerSamples } from './triggerSamples';
import { typedSample, withTypedSample } from './typedSample';

/** What a click on Invoke sends. */
export type PayloadToSend =
  | { readonly kind: 'file'; readonly uri: vscode.Uri }
  /** `{}`: the function has no payload, and none was chosen. `sample`: the name of the trigger whose event may suit it. */
  | { readonly kind: 'empty'; readonly sample: string | undefined };

/** After this, triggers that AWS has not named are taken to be unknown: a click is not to wait for long. */
const longestLookMs = 3_000;

/**
 * The payload that a click on Invoke sends. The one used last, or another of the function, without a question. Where there is none
 * but the triggers are known, their sample events are offered, once: what is chosen is remembered. Else `{}`, as for a dry run, which
 * no function reads.
 */
export async function firstPayload(
  target: FunctionTarget,
  mode: InvocationMode,
  needs: ChoosePayloadNeeds,
): Promise<Outcome<PayloadToSend>> {
  const known = await needs.payloads.preferred(target);
  if (known !== undefined) return doneWith({ kind: 'file', uri: known.uri });
  if (mode === 'DryRun') return doneWith({ kind: 'empty', sample: undefined });
  const [offered, files] = await Promise.all([samplesOf(target, needs), needs.payloads.list(target)]);
  const empty: Done<PayloadToSend> = doneWith({ kind: 'empty', sample: offered[0]?.name });
  if ((offered.length === 0 && files.length === 0) || needs.payloads.isEmptyChosen(target)) return empty;
  const choice = await offer(target, offered, files);
  switch (choice?.kind) {
    case undefined:
      return canceled;
    case 'empty':
      await needs.payloads.rememberEmpty(target);
      return empty;
    case 'file':
      await needs.payloads.adopt(target, choice.file.uri);
      return doneWith({ kind: 'file', uri: choice.file.uri });
    case 'sample':
      return made(await createSamplePayload(target, choice.of.samples[0], needs));
    case 'other': {
      const picked = await pickSample(target, `Payload for ${target.functionName}`, needs);
      return picked.kind === 'done' ? made(await createSamplePayload(target, picked.value, needs)) : canceled;
    }
  }
}

/** A payload of the event that the handler declares, or of the function's trigger; asks where it has several triggers, or none is known. */
export async function samplePayload(
  target: FunctionTarget,
  needs: ChoosePayloadNeeds,
): Promise<Outcome<{ readonly uri: vscode.Uri }>> {
  const [only, ...others] = await samplesOf(target, needs);
  const isCertain = others.length === 0 || only?.samples[0].typeName !== undefined;
  if (only !== undefined && isCertain) return made(await createSamplePayload(target, only.samples[0], needs));
  const picked = await pickSample(target, `Payload for ${target.functionName}`, needs);
  return picked.kind === 'done' ? made(await createSamplePayload(target, picked.value, needs)) : canceled;
}

/** What was just made is shown beside its result. */
async function made({ uri }: PayloadFile): Promise<Done<{ readonly kind: 'file'; readonly uri: vscode.Uri }>> {
  await showPayload(uri);
  return doneWith({ kind: 'file', uri });
}

async function samplesOf(
  { connectionId, functionName }: FunctionTarget,
  { connections, declared, events }: ChoosePayloadNeeds,
): Promise<readonly TriggerSamples[]> {
  const connection = connections.get(connectionId);
  if (connection === undefined) return [];
  const signal = AbortSignal.timeout(longestLookMs);
  const types = declared.eventTypesOf(functionName);
  const options = { location: vscode.ProgressLocation.Window, title: `Reading the triggers of ${functionName}` };
  const { found } = await withProgress(options, () => readTriggers(connection, functionName, { declared, signal }));
  const names = await types;
  if (found.triggers.length === 0 && names.length === 0) return [];
  const side = await events();
  return withTypedSample(triggerSamples(found.triggers, side.sampleEvents), typedSample(names, side));
}

type Choice =
  | { readonly kind: 'sample'; readonly of: TriggerSamples }
  | { readonly kind: 'file'; readonly file: PayloadFile }
  | { readonly kind: 'other' }
  | { readonly kind: 'empty' };

type ChoiceItem = vscode.QuickPickItem & { readonly choice: Choice };

async function offer(
  { functionName }: FunctionTarget,
  samples: readonly TriggerSamples[],
  files: readonly PayloadFile[],
): Promise<Choice | undefined> {
  const items: readonly ChoiceItem[] = [
    ...files.map((file) => ({
      label: file.name,
      iconPath: new vscode.ThemeIcon('json'),
      description: vscode.workspace.asRelativePath(file.uri),
      choice: { kind: 'file', file } as const,
    })),
    ...samples.map((of) => ({
      label: `Use a sample ${of.name} event`,
      iconPath: new vscode.ThemeIcon(serviceOf(of.samples[0].sample.service).icon),
      description: sampleSource(of),
      choice: { kind: 'sample', of } as const,
    })),
    {
      label: 'Use another sample event…',
      iconPath: new vscode.ThemeIcon('list-selection'),
      choice: { kind: 'other' },
    },
    {
      label: 'Send an empty payload',
      iconPath: new vscode.ThemeIcon('json'),
      description: '{}',
      choice: { kind: 'empty' },
    },
  ];
  const picked = await showQuickPick(items, {
    title: `Payload for ${functionName}`,
    placeHolder: 'This function has no payload yet. Select what to send',
  });
  return picked?.choice;
}

/** The title of the event, and the name of its source where that is one: an API has an ID only. */
function sampleSource({ samples: [{ sample, sourceArn = '', typeName }] }: TriggerSamples): string {
  const source = sourceArn.includes(':execute-api:') ? '' : sourceArn.split(/[:/]/).at(-1);
  const type = typeName === undefined ? '' : `the handler declares ${typeName}`;
  return [sample.title, source, type].filter(Boolean).join(' · ');
}
