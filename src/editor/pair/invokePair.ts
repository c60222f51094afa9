import * as vscode from 'vscode';
import type { FunctionArgument } from '../../ids';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import { noOptions } from '../../model/invocation/invocation';
import type { HandlerSources } from '../functions/open/openHandler';
import type { ChosenFunction } from '../functions/resolveFunction';
import { send } from '../invocations/invokeOnce';
import type { InvokeNeeds, SendRequest } from '../invocations/sendNeeds';
import { textOf } from '../payloads/showPayload';
import { compareCode } from './compareCode';
import { confirmPair } from './confirmPair';
import { findTwins, type TwinNeeds } from './findTwins';
import { type SentPair, showPair } from './showPair';

export interface PairNeeds extends InvokeNeeds, Pick<TwinNeeds, 'view'> {
  readonly handlers: HandlerSources;
}

const mode = 'RequestResponse';

/**
 * Sends one payload to a function on this machine and to its deployed twin, each once, after one question about both. Completes when both
 * are sent; responses and runs are then shown side by side.
 */
export async function invokePair(argument: FunctionArgument, needs: PairNeeds): Promise<Outcome<SentPair>> {
  const { sending, panels, handlers } = needs;
  const resolved = await needs.functions.resolveFunction(argument);
  if (resolved.kind !== 'done') return resolved;
  const { connections } = sending;
  const twins = await findTwins(resolved.value.target, { connections, declared: handlers.declared, view: needs.view });
  if (twins.kind !== 'done') return twins;
  const ready = await composePayload(resolved.value, needs);
  if (ready.kind !== 'done') return ready;
  const { payloadName, ...request } = ready.value;
  const { declared, lambda } = twins.value;
  const code = await compareCode(declared, lambda, (path) => vscode.workspace.fs.readFile(handlers.files.uriOf(path)));
  if (!(await confirmPair(twins.value, payloadName, code))) return canceled;
  // A protected connection asks once more: nothing is sent to either when that is declined.
  const deployed = await send({ ...request, target: twins.value.deployed }, needs);
  if (deployed.kind !== 'done') return deployed;
  const local = await send({ ...request, target: twins.value.local, isPanelKept: true }, needs);
  if (local.kind === 'canceled')
    return failed(`Only ${lambda.name} on ${twins.value.connection.spec.name} was invoked.`);
  if (local.kind !== 'done') return local;
  const pair = { local: local.value, deployed: deployed.value };
  void showPair(pair, { store: sending.store, panels });
  return doneWith(pair);
}

interface ReadyPair extends Omit<SendRequest, 'target'> {
  readonly payloadName: string;
}

/** Placeholders are resolved once, so that both get the same text. */
async function composePayload({ target, payload }: ChosenFunction, needs: PairNeeds): Promise<Outcome<ReadyPair>> {
  const { composer, problems, settings, firstPayload } = needs.payloads;
  const chosen =
    payload === undefined ? await firstPayload(target, mode) : doneWith({ kind: 'file', uri: payload } as const);
  if (chosen.kind !== 'done') return chosen;
  if (chosen.value.kind === 'empty') {
    const composed = { kind: 'ready', text: '{}', keptPayload: undefined } as const;
    const implicitPayload = { sample: chosen.value.sample };
    return doneWith({ mode, composed, options: noOptions, uri: undefined, implicitPayload, payloadName: '{}' });
  }
  const { uri } = chosen.value;
  const composed = await composer.compose(await textOf(uri), uri);
  if (composed.kind === 'canceled') return canceled;
  if (composed.kind === 'rejected') {
    await problems.show(uri, composed.problem);
    return canceled;
  }
  return doneWith({ mode, composed, options: settings.optionsOf(uri), uri: undefined, payloadName: nameOf(uri) });
}

function nameOf({ path }: vscode.Uri): string {
  return path.split('/').at(-1) ?? path;
}
