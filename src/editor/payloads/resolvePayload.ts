import * as vscode from 'vscode';
import type { DocumentArgument } from '../../ids';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { commandTo } from '../commands/commandTo';

/** A payload document and the function it is for. */
export interface PayloadDocument {
  readonly uri: vscode.Uri;
  readonly target: FunctionTarget;
}

/** The payload document a command is about: the one of its argument (a lens, an editor's title), else the active editor's. */
export type ResolvePayload = (argument: DocumentArgument) => Promise<Outcome<PayloadDocument>>;

/** The same, without the function. */
export type ResolveDocument = (argument: DocumentArgument) => Outcome<vscode.Uri>;

/** Makes the resolver of documents, once for all commands. */
export function documentResolver(isPayload: (document: vscode.Uri) => boolean): ResolveDocument {
  return (argument) => {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    if (uri !== undefined && isPayload(uri)) return doneWith(uri);
    return failed('Open a payload first.', commandTo('openPayload', 'Open Payload'));
  };
}

/** Makes the resolver of payloads, once for all commands. Asks for the function when the document's path names none. */
export function payloadResolver(needs: {
  readonly resolveDocument: ResolveDocument;
  /** The function that a payload document is for. */
  readonly payloadTarget: (document: vscode.Uri) => Promise<FunctionTarget | undefined>;
  readonly pickFunction: () => Promise<FunctionTarget | undefined>;
}): ResolvePayload {
  return async (argument) => {
    const document = needs.resolveDocument(argument);
    if (document.kind !== 'done') return document;
    const uri = document.value;
    const target = (await needs.payloadTarget(uri)) ?? (await needs.pickFunction());
    return target === undefined ? canceled : doneWith({ uri, target });
  };
}
