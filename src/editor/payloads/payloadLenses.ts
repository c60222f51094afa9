import * as vscode from 'vscode';
import { findPlaceholders } from '../../events/placeholders';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { FunctionTarget, InvokeOptions } from '../../model/invocation/invocation';
import { invokeLenses, lastInvocationLens } from '../coding/invocationLens';
import { commandTo } from '../commands/commandTo';
import { debuggedLanguage } from '../debugging/debuggedLanguage';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import { codeLens } from '../sinks/labels';
import { isSentLiterally } from './documents/payloadComposer';
import type { PayloadFiles } from './documents/payloadFiles';
import type { PayloadSettings } from './documents/payloadSettings';
import { payloadVariables } from './documents/placeholderSettings';

/** Documents that may be payloads: `PayloadFiles.isPayload` decides. */
export const payloadLanguages: vscode.DocumentSelector = [
  { language: 'json' },
  { language: 'jsonc' },
  { pattern: '**/*.json' },
];

type PayloadCommand = 'dryRun' | 'choosePayloadFunction' | 'chooseQualifier' | 'previewPayload' | 'setInvokeOptions';

/** Lenses on the first line of a payload document. */
export class PayloadLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.didChange.event;
  private readonly subscriptions;

  constructor(
    private readonly payloads: PayloadFiles,
    private readonly settings: PayloadSettings,
    private readonly store: InvocationStore,
    private readonly declared: DeclaredFunctions,
  ) {
    this.subscriptions = [
      store.onDidChange(() => this.didChange.fire()),
      settings.onDidChange(() => this.didChange.fire()),
    ];
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const { uri } = document;
    if (!this.payloads.isPayload(uri)) return [];
    const target = await this.payloads.targetOf(uri);
    const range = new vscode.Range(0, 0, 0, 0);
    const lens = (title: string, command: PayloadCommand, tooltip: string): vscode.CodeLens =>
      codeLens(range, { ...commandTo(command, title, uri), tooltip });
    return [
      ...invokeLenses(range, uri, await this.canDebug(target)),
      lens('✓ Dry run', 'dryRun', 'Checks whether the call would be allowed. The function does not run.'),
      lens(
        `function: ${target?.functionName ?? 'not set'} ▾`,
        'choosePayloadFunction',
        'Send this payload to another function',
      ),
      ...(target === undefined
        ? []
        : [
            lens(
              `version: ${target.qualifier ?? '$LATEST'} ▾`,
              'chooseQualifier',
              'Send this payload to another version or alias',
            ),
          ]),
      ...(!isSentLiterally(uri) && isChangedOnSend(document.getText())
        ? [lens('preview', 'previewPayload', 'Placeholders and encoded parts as they are sent')]
        : []),
      ...this.optionsLens(uri, lens),
      ...this.noteLens(uri, range),
      ...(target === undefined ? [] : lastInvocationLens(range, target, this.store)),
    ];
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
    this.didChange.dispose();
  }

  private async canDebug(target: FunctionTarget | undefined): Promise<boolean> {
    if (target === undefined || !vscode.workspace.isTrusted) return false;
    const declared = await this.declared.find(target.functionName);
    return declared !== undefined && debuggedLanguage(declared.runtime) !== undefined;
  }

  private noteLens(uri: vscode.Uri, range: vscode.Range): vscode.CodeLens[] {
    const note = this.settings.noteOf(uri);
    return note === undefined ? [] : [codeLens(range, { title: note, command: '' })];
  }

  private optionsLens(
    uri: vscode.Uri,
    lens: (title: string, command: PayloadCommand, tooltip: string) => vscode.CodeLens,
  ): vscode.CodeLens[] {
    const options = this.settings.optionsOf(uri);
    const names = optionNames(options);
    if (names.length === 0) return [];
    const tooltip = options.durableExecutionName === undefined ? 'Sent with this payload' : namedTooltip;
    return [lens(`with ${names.join(', ')} ▾`, 'setInvokeOptions', tooltip)];
  }
}

/** Said before it is sent: Lambda tells executions apart by their names. */
const namedTooltip =
  'Sent with this payload. The same execution name and payload attach to the execution or return its result. Another payload is refused.';

function optionNames({ tenantId, clientContext, durableExecutionName }: InvokeOptions): readonly string[] {
  return [
    ...(tenantId === undefined ? [] : [`tenant ${tenantId}`]),
    ...(clientContext === undefined ? [] : ['client context']),
    ...(durableExecutionName === undefined ? [] : [`execution ${durableExecutionName}`]),
  ];
}

/** Long payloads are not checked: they may have 6 MB. */
function isChangedOnSend(text: string): boolean {
  if (text.length > 200_000) return false;
  if (/"\$(base64|gzipBase64|json)"/.test(text)) return true;
  return findPlaceholders(text, payloadVariables()).placeholders.length > 0;
}
