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
    if (picked === 'back' || picked === 'canceled') return picked;
    if (picked.kind === 'file') return { file: picked.file, isNew: false };
    if (picked.kind === 'empty') {
      const name = await context.payloads.freeScratchName(target, 'payload');
      return { file: await context.payloads.createScratch(target, name, '{}\n'), isNew: true };
    }
    const sample = await pickSample(target, `New Payload for ${target.functionName}`, context);
    if (sample === 'canceled') return sample;
    if (sample !== 'back') return { file: await createSamplePayload(target, sample, context), isNew: true };
  }
}
