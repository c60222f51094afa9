import * as vscode from 'vscode';
import type { DocumentArgument } from '../../ids';
import { qualifierProblem } from '../../invocations/checkOptions';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import { commandTo } from '../commands/commandTo';
import { showInputBox, showQuickPick } from '../sinks/quickInput';
import type { PayloadSettings } from './documents/payloadSettings';
import type { ResolvePayload } from './resolvePayload';

type QualifierItem = vscode.QuickPickItem & { readonly qualifier?: string | undefined; readonly isOther?: true };

interface ChooseQualifierNeeds {
  readonly resolvePayload: ResolvePayload;
  readonly settings: PayloadSettings;
  readonly connections: { get(id: string): Connection | undefined };
}

/** Sets the version or alias that a payload document is sent to. */
export async function chooseQualifier(
  argument: DocumentArgument,
  { resolvePayload, settings, connections }: ChooseQualifierNeeds,
): Promise<Outcome> {
  const payload = await resolvePayload(argument);
  if (payload.kind !== 'done') return payload;
  const { uri, target } = payload.value;
  const connection = connections.get(target.connectionId);
  if (connection === undefined) {
    const message = `The connection of ${target.functionName} is no longer in dwell.connections.`;
    return failed(message, commandTo('choosePayloadFunction', 'Set Target Function', uri));
  }
  const picked = await showQuickPick(itemsOf(connection, target.functionName), {
    title: target.functionName,
    placeHolder: 'Select a version or alias',
    matchOnDescription: true,
  });
  if (picked === undefined) return canceled;
  const qualifier = picked.isOther ? await typeQualifier() : picked.qualifier;
  if (picked.isOther && qualifier === undefined) return canceled;
  await settings.setTarget(uri, { ...target, qualifier });
  return done;
}

async function itemsOf(connection: Connection, functionName: string): Promise<QualifierItem[]> {
  const signal = noDeadline();
  const [aliases, versions] = await Promise.all([
    connection.details.listAliases(functionName, signal),
    connection.details.listVersions(functionName, undefined, signal),
  ]);
  const failures = [aliases, versions].flatMap((result) => (result.ok ? [] : [result.failure.message]));
  return [
    { label: '$LATEST', description: 'unpublished, no qualifier', qualifier: undefined },
    {
      label: '$LATEST',
      description: 'as a qualifier; durable functions require one',
      qualifier: '$LATEST',
    },
    ...(aliases.ok ? aliases.value : []).map(
      ({ name, targets }): QualifierItem => ({
        label: name,
        iconPath: new vscode.ThemeIcon('tag'),
        description: targets.map(({ version, weight }) => `${version}: ${Math.round(weight * 100)} %`).join(', '),
        qualifier: name,
      }),
    ),
    ...(versions.ok ? versions.value.versions : [])
      .filter(({ version }) => version !== '$LATEST')
      .reverse()
      .map(
        ({ version, description }): QualifierItem => ({
          label: version,
          iconPath: new vscode.ThemeIcon('versions'),
          description,
          qualifier: version,
        }),
      ),
    {
      label: 'Other…',
      iconPath: new vscode.ThemeIcon('edit'),
      description: '$LATEST, $LATEST.PUBLISHED…',
      isOther: true,
    },
    ...failures.map(
      (message): QualifierItem => ({
        label: message,
        iconPath: new vscode.ThemeIcon('warning'),
        isOther: true,
      }),
    ),
  ];
}

function typeQualifier(): Thenable<string | undefined> {
  return showInputBox({
    title: 'Version or Alias',
    prompt: 'A version, an alias, $LATEST or $LATEST.PUBLISHED',
    validateInput: (text) => (text === '' ? undefined : qualifierProblem(text)),
  });
}
