import type { FunctionArgument } from '../../ids';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import type { ResolveFunction } from '../functions/resolveFunction';
import { type ChoosePayloadNeeds, choosePayload } from './choosePayload';
import { showPayload } from './showPayload';

interface OpenPayloadNeeds extends ChoosePayloadNeeds {
  readonly resolveFunction: ResolveFunction;
}

/** Opens a payload of a function, or a new one. */
export async function openPayload(argument: FunctionArgument, needs: OpenPayloadNeeds): Promise<Outcome> {
  const resolved = await needs.resolveFunction(argument);
  if (resolved.kind !== 'done') return resolved;
  const { target } = resolved.value;
  const payload = await choosePayload(target, 'Select a payload', needs);
  if (payload.kind !== 'done') return canceled;
  const { uri } = payload.value.file;
  await needs.payloads.rememberUsed(target, uri);
  await showPayload(uri);
  return done;
}
