import * as vscode from 'vscode';
import { isSentLiterally } from './documents/payloadComposer';
import { payloadVariables } from './documents/placeholderSettings';

/** Completes placeholders after `${` in a payload. */
export class PlaceholderCompletions implements vscode.CompletionItemProvider {
  constructor(private readonly isPayload: (document: vscode.Uri) => boolean) {}

  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    if (!this.isPayload(document.uri) || isSentLiterally(document.uri)) return [];
    const before = document.lineAt(position).text.slice(0, position.character);
    const typed = /\$\{([\w:]*)$/.exec(before)?.[1];
    if (typed === undefined) return [];
    const range = new vscode.Range(position.translate(0, -typed.length), position);
    // Keeps a closing brace that VS Code has inserted.
    const end = document.lineAt(position).text[position.character] === '}' ? '' : '}';
    return proposals().map(({ name, detail, argument }) => {
      const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Variable);
      item.detail = detail;
      item.range = range;
      item.filterText = name;
      item.insertText =
        argument === undefined
          ? `${name}${end}`
          : new vscode.SnippetString(`${name}\${1:${argument}}${end === '' ? '' : '\\}'}`);
      return item;
    });
  }
}

interface Proposal {
  readonly name: string;
  readonly detail: string;
  readonly argument?: string;
}

function proposals(): readonly Proposal[] {
  return [
    { name: 'now', detail: 'the time, ISO 8601' },
    { name: 'now:epochMs', detail: 'the time in milliseconds, a number' },
    { name: 'now:epochSeconds', detail: 'the time in seconds, a number' },
    { name: 'uuid', detail: 'a new UUID' },
    { name: 'counter', detail: 'counts the payloads sent, a number' },
    { name: 'env:', detail: 'an environment variable that you allow', argument: 'NAME' },
    { name: 'input:', detail: 'entered when the payload is sent', argument: 'Label' },
    ...Object.entries(payloadVariables()).map(([name, value]) => ({ name, detail: String(value) })),
  ];
}
