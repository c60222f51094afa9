import type * as vscode from 'vscode';
import type { SampleEvent } from '../../events/sampleEvent';
import { canceled, doneWith, type Outcome } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { Answer } from '../prompts/pickStep';
import { type ChoosePayloadNeeds, type ChosenPayload, choosePayload } from './choosePayload';
import type { Payloads } from './createPayloads';
import { createSamplePayload } from './createSamplePayload';
import { pickSample } from './pickSample';

/** A payload made from the event of a service. */
export interface SamplePayload {
  readonly uri: vscode.Uri;
  readonly model: SampleEvent['model'];
}

/** The dialogs that other features use to get a payload of a function. */
export interface PayloadSteps {
  choosePayload(target: FunctionTarget, placeholder: string): Promise<Answer<ChosenPayload>>;
  /** Asks for the event of a service, and writes it as a scratch payload. */
  createFromSample(target: FunctionTarget, title: string): Promise<Outcome<SamplePayload>>;
}

/** Payload documents together with these dialogs. */
export function withPayloadSteps(
  documents: Payloads,
  others: Omit<ChoosePayloadNeeds, 'payloads' | 'sharedEvents'>,
): Payloads & PayloadSteps {
  const needs = { ...others, payloads: documents.files, sharedEvents: documents.sharedEvents };
  return {
    ...documents,
    choosePayload: (target, placeholder) => choosePayload(target, placeholder, needs),
    async createFromSample(target, title) {
      const picked = await pickSample(target, title, needs);
      if (picked.kind !== 'done') return canceled;
      const { uri } = await createSamplePayload(target, picked.value, needs);
      return doneWith({ uri, model: picked.value.sample.model });
    },
  };
}
