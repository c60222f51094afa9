import * as vscode from 'vscode';
import type { DocumentArgument } from '../../ids';
import { doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { commandTo } from '../commands/commandTo';

/** A payload document and the function it is for. */
export interface PayloadDocument {
  readonly uri: vscode.Uri;
  readonly target: FunctionTarget;
}

/** The payload document a command is about: the one of its argument (a lens, an editor's title), else the active editor's. */
export type ResolvePayload = (argument: DocumentArgument) => Promise<Outcome<PayloadDocument>>;

/** Makes the resolver, once for all commands. */
export function payloadResolver(needs: {
  /** The function that a payload document is for. */
  readonly payloadTarget: (document: vscode.Uri) => Promise<FunctionTarget | undefined>;
}): ResolvePayload {
  return async (argument) => {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    const target = uri === undefined ? undefined : await needs.payloadTarget(uri);
    if (uri !== undefined && target !== undefined) return doneWith({ uri, target });
    return failed('Open a payload first.', commandTo('openPayload', 'Open Payload'));
  };
}
