import * as vscode from 'vscode';
import type { EventsSide } from '../../events/eventsSide';
import { previewScheme, sharedEventScheme } from '../../ids';
import { registerCommands } from '../commands/registerCommands';
import type { DeclaredFunctions } from '../functions/declaredFunctions';
import type { FunctionView } from '../functions/functionView';
import { pickFunction } from '../functions/pickFunction';
import type { ResolveFunction } from '../functions/resolveFunction';
import type { ResolveMapping } from '../functions/resolveMapping';
import { choosePayloadFunction } from './choosePayloadFunction';
import { chooseQualifier } from './chooseQualifier';
import type { Payloads } from './createPayloads';
import { deletePayload } from './deletePayload';
import { OpenPayloads } from './documents/openPayloads';
import { duplicatePayload } from './duplicatePayload';
import { newPayload } from './newPayload';
import { openPayload } from './openPayload';
import { PayloadLenses, payloadLanguages } from './payloadLenses';
import { PayloadPaste, payloadPasteMetadata } from './payloadPaste';
import { peekRecords } from './peekRecords';
import { PlaceholderCompletions } from './placeholderCompletions';
import { previewPayload } from './previewPayload';
import { renamePayload } from './renamePayload';
import { documentResolver, payloadResolver } from './resolvePayload';
import { savePayloadAs } from './savePayloadAs';
import { setInvokeOptions } from './setInvokeOptions';
import { sharePayload } from './sharePayload';

interface PayloadNeeds {
  readonly payloads: Payloads;
  readonly view: FunctionView;
  readonly declared: DeclaredFunctions;
  /** The events that services send; loads them. */
  readonly events: () => Promise<EventsSide>;
  readonly resolveFunction: ResolveFunction;
  readonly resolveMapping: ResolveMapping;
}

/** Payload documents: commands, lenses, completions, previews and the file system of shareable test events. */
export function registerPayloads({
  payloads: { files, settings, sharedEvents, previews, problems, eventFolders },
  view,
  ...rest
}: PayloadNeeds): vscode.Disposable {
  const { connections, store } = view;
  const lenses = new PayloadLenses(files, settings, store, rest.declared);
  const isPayload = (document: vscode.Uri): boolean => files.isPayload(document);
  const payloadTarget = (document: vscode.Uri) => files.targetOf(document);
  const ask = () => pickFunction(view);
  const resolveDocument = documentResolver(isPayload);
  const needs = {
    ...rest,
    payloads: files,
    settings,
    sharedEvents,
    previews,
    connections,
    resolveDocument,
    pickFunction: ask,
    resolvePayload: payloadResolver({ resolveDocument, payloadTarget, pickFunction: ask }),
  };
  return vscode.Disposable.from(
    settings,
    sharedEvents,
    previews,
    problems,
    eventFolders,
    lenses,
    new OpenPayloads(files, settings),
    vscode.workspace.registerFileSystemProvider(sharedEventScheme, sharedEvents, { isCaseSensitive: true }),
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, previews),
    vscode.languages.registerCodeLensProvider(payloadLanguages, lenses),
    vscode.languages.registerCompletionItemProvider(payloadLanguages, new PlaceholderCompletions(isPayload), '{', ':'),
    vscode.languages.registerDocumentPasteEditProvider(
      payloadLanguages,
      new PayloadPaste(isPayload),
      payloadPasteMetadata,
    ),
    registerCommands({
      choosePayloadFunction: (argument) => choosePayloadFunction(argument, needs),
      chooseQualifier: (argument) => chooseQualifier(argument, needs),
      deletePayload: (argument) => deletePayload(argument, needs),
      duplicatePayload: (argument) => duplicatePayload(argument, needs),
      newPayload: (argument) => newPayload(argument, needs),
      openPayload: (argument) => openPayload(argument, needs),
      peekRecords: (argument) => peekRecords(argument, needs),
      previewPayload: (argument) => previewPayload(argument, needs),
      renamePayload: (argument) => renamePayload(argument, needs),
      savePayloadAs: (argument) => savePayloadAs(argument, needs),
      setInvokeOptions: (argument) => setInvokeOptions(argument, needs),
      sharePayload: (argument) => sharePayload(argument, needs),
    }),
  );
}
