import { doneWith } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { Answer } from '../prompts/pickStep';
import { createSamplePayload, type SamplePayloadNeeds } from './createSamplePayload';
import type { PayloadFile } from './documents/payloadFiles';
import { type PickPayloadNeeds, pickPayload } from './pickPayload';
import { type PickSampleNeeds, pickSample } from './pickSample';

/** A payload; `isNew`: it was just created and is shown before it is sent. */
export interface ChosenPayload {
  readonly file: PayloadFile;
  readonly isNew: boolean;
}

/** The dependencies of `choosePayload`. */
export interface ChoosePayloadNeeds extends PickPayloadNeeds, PickSampleNeeds, SamplePayloadNeeds {}

/** Asks for a payload of a function, or creates one. */
export async function choosePayload(
  target: FunctionTarget,
  placeholder: string,
  needs: ChoosePayloadNeeds,
): Promise<Answer<ChosenPayload>> {
  for (;;) {
    const picked = await pickPayload(target, placeholder, needs);
    if (picked.kind !== 'done') return picked;
    if (picked.value.kind === 'file') return doneWith({ file: picked.value.file, isNew: false });
    if (picked.value.kind === 'empty') {
      const name = await needs.payloads.freeScratchName(target, 'payload');
      return doneWith({ file: await needs.payloads.createScratch(target, name, '{}\n'), isNew: true });
    }
    const sample = await pickSample(target, `New Payload for ${target.functionName}`, needs);
    if (sample.kind === 'canceled') return sample;
    if (sample.kind === 'done') {
      return doneWith({ file: await createSamplePayload(target, sample.value, needs), isNew: true });
    }
  }
}
