import * as vscode from 'vscode';
import type { FunctionArgument, InvocationArgument } from '../../ids';
import type { Outcome } from '../../model/base/outcome';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import {
  type FunctionTarget,
  type Invocation,
  type InvocationMode,
  noOptions,
} from '../../model/invocation/invocation';
import type { SourcePlace } from '../../model/lifecycle/lifecycle';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { findFrame } from '../coding/openFrame';
import type { CommandHandlers } from '../commands/registerCommands';
import type { HandlerSources } from '../functions/open/openHandler';
import type { ChosenFunction } from '../functions/resolveFunction';
import { sendAgain } from '../invocations/invokeCommands';
import { invokeOnce, send } from '../invocations/invokeOnce';
import { latestInvocation } from '../invocations/resolveInvocation';
import type { InvokeNeeds } from '../invocations/sendNeeds';
import { localTwin } from './localTwin';
import type { StopPlaces } from './stopPlaces';

/** The additional dependencies of debugging. */
export interface DebugNeeds extends InvokeNeeds {
  readonly handlers: HandlerSources;
  readonly places: StopPlaces;
}

/** The commands that run a function on this machine under VS Code's debugger. */
export function debugCommands(needs: DebugNeeds) {
  const debugIn = (mode: InvocationMode) => async (argument: FunctionArgument) => {
    const resolved = await needs.functions.resolveFunction(argument);
    return resolved.kind === 'done' ? debugFunction(resolved.value, mode, needs) : resolved;
  };
  return {
    debugFunction: debugIn('RequestResponse'),
    debugEvent: debugIn('Event'),
    debugInvocation: (argument) => debugInvocation(argument, needs),
  } satisfies CommandHandlers;
}

/** Sends the payload that stands for a function, once, to its twin on this machine. */
export async function debugFunction(
  { target, payload }: ChosenFunction,
  mode: InvocationMode,
  needs: DebugNeeds,
): Promise<Outcome<Invocation>> {
  const twin = await localTwin(target, partsOf(needs));
  if (twin.kind !== 'done') return twin;
  await needs.places.stopSomewhere(twin.value.declared);
  const uri = payload ?? (await needs.payloads.files.preferred(target))?.uri;
  return invokeOnce({ target: twin.value.target, payload: uri, isDebugged: true }, mode, needs);
}

/** Runs an invocation of the history again on this machine, with what was sent; it stops where the error was thrown. */
async function debugInvocation(argument: InvocationArgument, needs: DebugNeeds): Promise<Outcome<Invocation>> {
  const { store } = needs.sending;
  const resolved = await needs.history.resolveInvocation(argument, latestInvocation(store));
  if (resolved.kind !== 'done') return resolved;
  const invocation = resolved.value;
  const twin = await localTwin(invocation.target, partsOf(needs));
  if (twin.kind !== 'done') return twin;
  const { target, declared } = twin.value;
  await stopFor(thrownAt(invocation), declared, needs);
  return sendAgain(invocation, needs, { target, isDebugged: true });
}

/** An event that was captured elsewhere. */
export interface CapturedPayload {
  /** JSON text. */
  readonly payload: string;
  /** Where the function threw its error on it. */
  readonly place: SourcePlace | undefined;
}

/** Sends a captured event as it is, once, to the function's twin on this machine; stops where the error was thrown. */
export async function debugPayload(
  wanted: FunctionTarget,
  { payload, place: thrown }: CapturedPayload,
  needs: DebugNeeds,
): Promise<Outcome<Invocation>> {
  const twin = await localTwin(wanted, partsOf(needs));
  if (twin.kind !== 'done') return twin;
  const { target, declared } = twin.value;
  await stopFor(thrown, declared, needs);
  const composed = { kind: 'ready', text: payload, keptPayload: undefined } as const;
  const request = { target, mode: 'RequestResponse', composed, options: noOptions, uri: undefined } as const;
  return send({ ...request, isDebugged: true }, needs);
}

async function stopFor(
  thrown: SourcePlace | undefined,
  declared: DeclaredFunction,
  { handlers, places }: DebugNeeds,
): Promise<void> {
  const place = thrown && (await findFrame(thrown, declared.name, handlers));
  if (place === undefined) return places.stopSomewhere(declared);
  places.stopAt(declared.name, place.uri, place.line);
  // Else the debugger would open it where the focus is: over the panel whose button was clicked.
  const position = new vscode.Position(Math.max(0, place.line - 1), 0);
  const selection = new vscode.Range(position, position);
  await vscode.window.showTextDocument(place.uri, { viewColumn: vscode.ViewColumn.One, selection });
}

function thrownAt(invocation: Invocation): SourcePlace | undefined {
  return lifecycleOf(invocation, Date.now()).cause?.place;
}

function partsOf({ sending, handlers }: DebugNeeds) {
  return { connections: sending.connections, declared: handlers.declared };
}
