import type { FunctionArgument } from '../../ids';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import type { ResolveFunction } from '../functions/resolveFunction';
import { createSamplePayload, type SamplePayloadNeeds } from './createSamplePayload';
import { type PickSampleNeeds, pickSample } from './pickSample';
import { showPayload } from './showPayload';

interface NewPayloadNeeds extends PickSampleNeeds, SamplePayloadNeeds {
  readonly resolveFunction: ResolveFunction;
}

/** Creates a payload from a service's sample event and opens it. */
export async function newPayload(argument: FunctionArgument, needs: NewPayloadNeeds): Promise<Outcome> {
  const resolved = await needs.resolveFunction(argument);
  if (resolved.kind !== 'done') return resolved;
  const { target } = resolved.value;
  const sample = await pickSample(target, `New Payload for ${target.functionName}`, needs);
  if (sample.kind !== 'done') return canceled;
  await showPayload((await createSamplePayload(target, sample.value, needs)).uri);
  return done;
}
