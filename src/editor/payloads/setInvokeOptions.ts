import type { DocumentArgument } from '../../ids';
import { clientContextProblem, durableProblem, tenantProblem } from '../../invocations/checkOptions';
import { canceled, done, type Outcome } from '../../model/base/outcome';
import type { InvokeOptions } from '../../model/invocation/invocation';
import { inputStep } from '../prompts/inputStep';
import { pickStep } from '../prompts/pickStep';
import type { PayloadSettings } from './documents/payloadSettings';
import type { ResolvePayload } from './resolvePayload';

interface Option {
  readonly key: keyof InvokeOptions;
  readonly label: string;
  readonly prompt: string;
  readonly problemOf: (text: string) => string | undefined;
}

interface SetInvokeOptionsNeeds {
  readonly resolvePayload: ResolvePayload;
  readonly settings: PayloadSettings;
}

/** Sets the options that are sent with a payload document: client context, tenant ID, durable execution name. */
export async function setInvokeOptions(
  argument: DocumentArgument,
  { resolvePayload, settings }: SetInvokeOptionsNeeds,
): Promise<Outcome> {
  const payload = await resolvePayload(argument);
  if (payload.kind !== 'done') return payload;
  const { uri, target } = payload.value;
  const title = `Invoke Options of ${target.functionName}`;
  let isChanged = false;
  for (;;) {
    const set = settings.optionsOf(uri);
    const chosen = await pickStep(
      title,
      'Select an option to send with this payload',
      allOptions().map((one) => ({
        label: one.label,
        description: set[one.key] ?? 'not set',
        detail: one.prompt,
        value: one,
      })),
    );
    if (chosen.kind !== 'done') return isChanged ? done : canceled;
    const option = chosen.value;
    const typed = await inputStep({
      title: option.label,
      prompt: `${option.prompt} Leave empty to send none.`,
      value: set[option.key] ?? '',
      problemOf: (text) => (text === '' ? undefined : option.problemOf(text)),
    });
    if (typed.kind === 'canceled') return isChanged ? done : canceled;
    if (typed.kind === 'back') continue;
    await settings.setOptions(uri, { ...set, [option.key]: typed.value || undefined });
    isChanged = true;
  }
}

function allOptions(): readonly Option[] {
  return [
    {
      key: 'tenantId',
      label: 'Tenant ID',
      prompt: 'For functions with tenant isolation.',
      problemOf: tenantProblem,
    },
    {
      key: 'clientContext',
      label: 'Client Context',
      prompt: 'A JSON object that is passed to the function in its context (synchronous invocations only).',
      problemOf: (text) => clientContextProblem(text, 'RequestResponse'),
    },
    {
      key: 'durableExecutionName',
      label: 'Durable Execution Name',
      prompt:
        'For durable functions. The same name and payload attach to the execution or return its result. Another payload is refused.',
      problemOf: (text) => durableProblem(text, 'RequestResponse'),
    },
  ];
}
