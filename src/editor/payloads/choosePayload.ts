import { doneWith } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import type { Answer } from '../prompts/pickStep';
import { createSamplePayload } from './createSamplePayload';
import type { PayloadFile } from './documents/payloadFiles';
import { pickPayload } from './pickPayload';
import { pickSample } from './pickSample';

/** A payload; `isNew`: it was just made, and wants to be looked at before it is sent. */
export interface ChosenPayload {
  readonly file: PayloadFile;
  readonly isNew: boolean;
}

/** Asks for a payload of a function, or makes one. */
export async function choosePayload(
  target: FunctionTarget,
  placeholder: string,
  context: CommandContext,
): Promise<Answer<ChosenPayload>> {
  for (;;) {
    const picked = await pickPayload(target, placeholder, context);
    if (picked.kind !== 'done') return picked;
    if (picked.value.kind === 'file') return doneWith({ file: picked.value.file, isNew: false });
    if (picked.value.kind === 'empty') {
      const name = await context.payloads.freeScratchName(target, 'payload');
      return doneWith({ file: await context.payloads.createScratch(target, name, '{}\n'), isNew: true });
    }
    const sample = await pickSample(target, `New Payload for ${target.functionName}`, context);
    if (sample.kind === 'canceled') return sample;
    if (sample.kind === 'done') {
      return doneWith({ file: await createSamplePayload(target, sample.value, context), isNew: true });
    }
  }
}
