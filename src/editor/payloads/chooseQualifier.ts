import * as vscode from 'vscode';
import { qualifierProblem } from '../../invocations/checkOptions';
import type { Connection } from '../../model/connection/connection';
import type { CommandContext } from '../commandContext';
import { payloadUnder } from './payloadUnder';

type QualifierItem = vscode.QuickPickItem & { readonly qualifier?: string | undefined; readonly isOther?: true };

/** Chooses the version or alias that a payload document is sent to. */
export async function chooseQualifier(context: CommandContext, argument: unknown): Promise<void> {
  const payload = await payloadUnder(argument, context);
  if (payload === undefined) return;
  const { uri, target } = payload;
  const connection = context.connections.get(target.connectionId);
  if (connection === undefined) return;
  const picked = await vscode.window.showQuickPick(itemsOf(connection, target.functionName), {
    title: target.functionName,
    placeHolder: 'Which version or alias?',
    matchOnDescription: true,
  });
  if (picked === undefined) return;
  const qualifier = picked.isOther ? await typeQualifier() : picked.qualifier;
  if (picked.isOther && qualifier === undefined) return;
  await context.settings.setTarget(uri, { ...target, qualifier });
}

async function itemsOf(connection: Connection, functionName: string): Promise<QualifierItem[]> {
  const { signal } = new AbortController();
  const [aliases, versions] = await Promise.all([
    connection.details.listAliases(functionName, signal),
    connection.details.listVersions(functionName, undefined, signal),
  ]);
  const failures = [aliases, versions].flatMap((result) => (result.ok ? [] : [result.failure.message]));
  return [
    { label: '$LATEST', description: 'unpublished, without a qualifier', qualifier: undefined },
    {
      label: '$LATEST',
      description: 'as a qualifier: durable functions want one',
      qualifier: '$LATEST',
    },
    ...(aliases.ok ? aliases.value : []).map(
      ({ name, targets }): QualifierItem => ({
        label: `$(tag) ${name}`,
        description: targets.map(({ version, weight }) => `${version}: ${Math.round(weight * 100)} %`).join(', '),
        qualifier: name,
      }),
    ),
    ...(versions.ok ? versions.value.versions : [])
      .filter(({ version }) => version !== '$LATEST')
      .reverse()
      .map(
        ({ version, description }): QualifierItem => ({
          label: `$(versions) ${version}`,
          description,
          qualifier: version,
        }),
      ),
    { label: `$(edit) ${'Another…'}`, description: '$LATEST, $LATEST.PUBLISHED…', isOther: true },
    ...failures.map((message): QualifierItem => ({ label: `$(warning) ${message}`, isOther: true })),
  ];
}

function typeQualifier(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Version or Alias',
    prompt: 'A version, an alias, $LATEST or $LATEST.PUBLISHED',
    validateInput: (text) => (text === '' ? undefined : qualifierProblem(text)),
  });
}
