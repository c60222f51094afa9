import * as vscode from 'vscode';
import type { Invocation } from '../../model/invocation/invocation';
import { readStackLine } from '../../model/invocation/stackFrames';
import { findIdLinks, type IdTarget } from '../../trace/links/findIdLinks';
import { commandTo } from '../commands/commandTo';
import type { LogDocuments } from './logDocuments';

/** Longer documents are not searched to the end: VS Code asks again after every change. */
const maxLines = 20_000;

const requestId = /(?<=\bRequest )[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/;

/** Makes trace ids, request ids, ARNs of durable executions and, in logs, stack frames links. Finds them in the text alone: nothing is asked. */
export class IdDocumentLinks implements vscode.DocumentLinkProvider {
  constructor(
    private readonly store: { all(): readonly Invocation[] },
    private readonly logs: LogDocuments,
  ) {}

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const history = this.store.all();
    const subject = this.logs.find(document.uri)?.subject;
    const links: vscode.DocumentLink[] = [];
    for (let line = 0; line < Math.min(document.lineCount, maxLines); line += 1) {
      const { text } = document.lineAt(line);
      const ids = findIdLinks(text, history);
      for (const { start, length, target } of ids) {
        const command = commandOf(target, subject?.connectionId);
        links.push(linkTo(new vscode.Range(line, start, line, start + length), command));
      }
      if (subject === undefined) continue;
      const request = requestId.exec(text);
      if (request !== null && ids.every(({ start }) => start !== request.index)) {
        const { connectionId, functionName, logGroup } = subject;
        const of = { connectionId, functionName, logGroup, requestId: request[0] };
        const range = new vscode.Range(line, request.index, line, request.index + request[0].length);
        links.push(linkTo(range, commandTo('showRequestLog', 'Show Logs of Request', of)));
      }
      const frame = frameLink(text, line, subject.functionName);
      if (frame !== undefined) links.push(frame);
    }
    return links;
  }
}

/** Without the connection of the text, the one of the id is found or asked for. */
function commandOf(target: IdTarget, connectionId: string | undefined): vscode.Command {
  switch (target.kind) {
    case 'invocation':
      return commandTo('showInvocation', 'Show Invocation', { invocationId: target.invocationId });
    case 'trace':
      return commandTo('showTrace', 'Open Trace', { connectionId, traceId: target.traceId });
    case 'execution': {
      const { executionArn } = target;
      const of = connectionId === undefined ? { connectionId, executionArn } : { connectionId, executionArn };
      return commandTo('openExecution', 'Open Durable Execution', of);
    }
  }
}

function frameLink(text: string, line: number, functionName: string): vscode.DocumentLink | undefined {
  const frame = readStackLine(text);
  if (frame === undefined || frame.line === 0) return undefined;
  const file = frame.path.split(/[\\/]/).at(-1) ?? frame.path;
  const at = text.indexOf(frame.path) >= 0 ? text.indexOf(frame.path) : text.lastIndexOf(file);
  if (at < 0) return undefined;
  const rest = /^[^\s"),]*(?:", line \d+)?/.exec(text.slice(at))?.[0] ?? file;
  const command = commandTo('openFrame', 'Open File', { path: frame.path, line: frame.line, functionName });
  return linkTo(new vscode.Range(line, at, line, at + rest.length), command);
}

function linkTo(range: vscode.Range, { command, title, arguments: given }: vscode.Command): vscode.DocumentLink {
  const query = encodeURIComponent(JSON.stringify(given ?? []));
  const link = new vscode.DocumentLink(range, vscode.Uri.parse(`command:${command}?${query}`));
  link.tooltip = title;
  return link;
}
