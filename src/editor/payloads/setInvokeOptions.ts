import { clientContextProblem, durableProblem, tenantProblem } from '../../invocations/checkOptions';
import type { InvokeOptions } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { inputStep } from '../prompts/inputStep';
import { pickStep } from '../prompts/pickStep';
import { payloadUnder } from './payloadUnder';

interface Option {
  readonly key: keyof InvokeOptions;
  readonly label: string;
  readonly prompt: string;
  readonly problemOf: (text: string) => string | undefined;
}

/** Sets what goes along with a payload document each time it is sent: client context, tenant ID, durable execution name. */
export async function setInvokeOptions(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload === undefined) return;
  const title = `Invoke Options of ${payload.target.functionName}`;
  for (;;) {
    const set = context.settings.optionsOf(payload.uri);
    const chosen = await pickStep(
      title,
      'What goes along with this payload?',
      allOptions().map((one) => ({
        label: one.label,
        description: set[one.key] ?? 'not set',
        detail: one.prompt,
        value: one,
      })),
    );
    if (chosen.kind !== 'done') return;
    const option = chosen.value;
    const typed = await inputStep({
      title: option.label,
      prompt: `${option.prompt} Leave it empty to send none.`,
      value: set[option.key] ?? '',
      problemOf: (text) => (text === '' ? undefined : option.problemOf(text)),
    });
    if (typed.kind === 'canceled') return;
    if (typed.kind === 'back') continue;
    await context.settings.setOptions(payload.uri, { ...set, [option.key]: typed.value || undefined });
  }
}

function allOptions(): readonly Option[] {
  return [
    {
      key: 'tenantId',
      label: 'Tenant ID',
      prompt: 'For functions that keep an environment for each tenant.',
      problemOf: tenantProblem,
    },
    {
      key: 'clientContext',
      label: 'Client Context',
      prompt: 'A JSON object that synchronous invocations find in their context.',
      problemOf: (text) => clientContextProblem(text, 'RequestResponse'),
    },
    {
      key: 'durableExecutionName',
      label: 'Durable Execution Name',
      prompt: 'For durable functions: the same name twice is the same execution.',
      problemOf: (text) => durableProblem(text, 'RequestResponse'),
    },
  ];
}
