import * as vscode from 'vscode';
import { clientContextProblem, durableProblem, tenantProblem } from '../invocations/checkOptions';
import type { InvokeOptions } from '../model/invocation';
import type { CommandContext } from './commandContext';
import { inputStep } from './inputStep';
import { payloadUnder } from './payloadUnder';
import { pickStep } from './pickStep';

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
  const title = vscode.l10n.t('Invoke Options of {0}', payload.target.functionName);
  for (;;) {
    const set = context.settings.optionsOf(payload.uri);
    const option = await pickStep(
      title,
      vscode.l10n.t('What goes along with this payload?'),
      allOptions().map((one) => ({
        label: one.label,
        description: set[one.key] ?? vscode.l10n.t('not set'),
        detail: one.prompt,
        value: one,
      })),
    );
    if (option === 'back' || option === 'cancelled') return;
    const typed = await inputStep({
      title: option.label,
      prompt: vscode.l10n.t('{0} Leave it empty to send none.', option.prompt),
      value: set[option.key] ?? '',
      problemOf: (text) => (text === '' ? undefined : option.problemOf(text)),
    });
    if (typed === 'cancelled') return;
    if (typed === 'back') continue;
    await context.settings.setOptions(payload.uri, { ...set, [option.key]: typed.text || undefined });
  }
}

function allOptions(): readonly Option[] {
  const { l10n } = vscode;
  return [
    {
      key: 'tenantId',
      label: l10n.t('Tenant ID'),
      prompt: l10n.t('For functions that keep an environment for each tenant.'),
      problemOf: tenantProblem,
    },
    {
      key: 'clientContext',
      label: l10n.t('Client Context'),
      prompt: l10n.t('A JSON object that synchronous invocations find in their context.'),
      problemOf: (text) => clientContextProblem(text, 'RequestResponse'),
    },
    {
      key: 'durableExecutionName',
      label: l10n.t('Durable Execution Name'),
      prompt: l10n.t('For durable functions: the same name twice is the same execution.'),
      problemOf: (text) => durableProblem(text, 'RequestResponse'),
    },
  ];
}
