import * as vscode from 'vscode';
import { escapePasted } from '../../events/payloadDocument';
import { gzip } from './documents/gzip';
import { isSentLiterally } from './documents/payloadComposer';

const plainText = 'text/plain';
/** The MIME type of text copied in a payload document, whose placeholders are the user's own. */
const ownText = 'application/vnd.dwell.payload';
const escapedKind = vscode.DocumentDropOrPasteEditKind.Text.append('dwell', 'escaped');
const placeholderKind = vscode.DocumentDropOrPasteEditKind.Text.append('dwell', 'placeholders');

/** The provider's metadata for VS Code. */
export const payloadPasteMetadata: vscode.DocumentPasteProviderMetadata = {
  providedPasteEditKinds: [escapedKind, placeholderKind],
  copyMimeTypes: [ownText],
  pasteMimeTypes: [plainText],
};

/**
 * Pastes text from outside payload documents so that it is sent literally: placeholders are escaped. Pasting with placeholders is
 * offered as an alternative. Text without placeholders is pasted by VS Code.
 */
export class PayloadPaste implements vscode.DocumentPasteEditProvider {
  constructor(private readonly isPayload: (document: vscode.Uri) => boolean) {}

  prepareDocumentPaste(
    { uri }: vscode.TextDocument,
    _ranges: readonly vscode.Range[],
    transfer: vscode.DataTransfer,
  ): void {
    if (this.hasPlaceholders(uri)) transfer.set(ownText, new vscode.DataTransferItem('own'));
  }

  async provideDocumentPasteEdits(
    { uri }: vscode.TextDocument,
    _ranges: readonly vscode.Range[],
    transfer: vscode.DataTransfer,
  ): Promise<vscode.DocumentPasteEdit[]> {
    if (!this.hasPlaceholders(uri) || transfer.get(ownText) !== undefined) return [];
    const text = await transfer.get(plainText)?.asString();
    const escaped = text === undefined ? undefined : escapePasted(text, gzip);
    if (text === undefined || escaped === undefined || escaped === text) return [];
    return [
      new vscode.DocumentPasteEdit(escaped, 'Paste as Literal Text', escapedKind),
      new vscode.DocumentPasteEdit(text, 'Paste with Placeholders', placeholderKind),
    ];
  }

  private hasPlaceholders(document: vscode.Uri): boolean {
    return this.isPayload(document) && !isSentLiterally(document);
  }
}
