import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The folders a panel may load from. */
export function panelRoots(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist')];
}

/**
 * The page of a panel: allows scripts by nonce, the extension's styles and fonts, and images in data: URLs, nothing else. Content
 * only arrives by message.
 */
export function panelPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', name)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    // The panel converts its drawings to PNG through a data: image, and a response may be an image.
    'img-src data:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="preload" as="font" type="font/ttf" href="${file('codicon.ttf')}" crossorigin>
    <link rel="stylesheet" href="${file('codicon.css')}">
    <link rel="stylesheet" href="${file('panel.css')}">
    <title>Lambda</title>
  </head>
  <body>
    <div id="app"></div>
    <script nonce="${nonce}" src="${file('panel.js')}"></script>
  </body>
</html>`;
}
