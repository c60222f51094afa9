import type * as vscode from 'vscode';
import { encodeParts, PartsTooDeep } from '../../../events/encodedParts';
import {
  environmentNames,
  fillsInSecrets,
  findPlaceholders,
  inputLabels,
  resolvePlaceholders,
} from '../../../events/placeholders';
import { sharedEventScheme } from '../../../ids';
import type { PayloadProblem } from '../../../invocations/checkPayload';
import { showInputBox } from '../../sinks/quickInput';
import { environmentAccess } from './environmentAccess';
import { gzip } from './gzip';
import { payloadVariables, unknownPlaceholders } from './placeholderSettings';

/** A payload as it goes out. */
export interface ReadyPayload {
  readonly kind: 'ready';
  readonly text: string;
  /** The text as written, to be stored in place of `text`: what `${input}` and `${env}` filled in may be secret. */
  readonly keptPayload: string | undefined;
}

/** A payload as it goes out, or why it does not. */
export type Composed =
  | ReadyPayload
  | { readonly kind: 'rejected'; readonly problem: PayloadProblem }
  | { readonly kind: 'canceled' };

const counterKey = 'payload.counter';

/**
 * Whether a document is sent as it is. Shareable test events have neither placeholders nor marked parts: they mean the same to the
 * console and SAM.
 */
export function isSentLiterally(document: vscode.Uri | undefined): boolean {
  return document?.scheme === sharedEventScheme;
}

/** Makes what is sent of what is written: placeholders get their values, marked parts are encoded. */
export class PayloadComposer {
  /** What was typed last, by label: for this window only, and never written anywhere. */
  private readonly inputs = new Map<string, string>();

  constructor(private readonly state: vscode.Memento) {}

  /** Asks for inputs, each label once. `document`: where the text is from. */
  async compose(text: string, document?: vscode.Uri): Promise<Composed> {
    if (isSentLiterally(document)) return ready(text);
    const found = findPlaceholders(text, payloadVariables());
    const unknown = unknownPlaceholders() === 'error' ? found.foreign : [];
    const [problem] = [...found.problems, ...unknown];
    if (problem !== undefined) return { kind: 'rejected', problem };
    if (!(await environmentAccess.request(environmentNames(found)))) return { kind: 'canceled' };
    for (const label of inputLabels(found)) {
      const typed = await showInputBox({
        title: 'Value for the Payload',
        prompt: label,
        value: this.inputs.get(label) ?? '',
        ignoreFocusOut: true,
      });
      if (typed === undefined) return { kind: 'canceled' };
      this.inputs.set(label, typed);
    }
    return this.composeNext(text, document);
  }

  /** The same with the inputs that were given last: nothing is asked. */
  async composeNext(text: string, document?: vscode.Uri): Promise<Composed> {
    if (isSentLiterally(document)) return ready(text);
    const counter = this.counter + 1;
    const composed = this.resolve(text, counter);
    if (composed.kind === 'ready' && composed.text !== text) await this.state.update(counterKey, counter);
    return composed;
  }

  /** A payload of the history again: one that was stored as written is composed, one that was stored as sent stays as it is. */
  async composeStored(text: string, isAsWritten: boolean): Promise<Composed> {
    return isAsWritten ? this.compose(text) : ready(text);
  }

  /** What would be sent now; the label stands in for an input that was not given yet. */
  preview(text: string, document: vscode.Uri): Composed {
    if (isSentLiterally(document)) return ready(text);
    const labels = inputLabels(findPlaceholders(text, payloadVariables()));
    const missing = labels.filter((label) => !this.inputs.has(label));
    for (const label of missing) this.inputs.set(label, `<${label}>`);
    const composed = this.resolve(text, this.counter + 1);
    for (const label of missing) this.inputs.delete(label);
    return composed;
  }

  private get counter(): number {
    return this.state.get(counterKey, 0);
  }

  private resolve(text: string, counter: number): Composed {
    const resolution = resolvePlaceholders(text, {
      nowMs: Date.now(),
      uuid: () => crypto.randomUUID(),
      counter,
      env: (name) => environmentAccess.valueOf(name),
      input: (label) => this.inputs.get(label),
      variables: payloadVariables(),
    });
    if (resolution.kind === 'failed') {
      const [problem] = resolution.problems;
      return problem === undefined ? { kind: 'canceled' } : { kind: 'rejected', problem };
    }
    const isSecret = fillsInSecrets(resolution.found);
    try {
      return ready(encodeParts(resolution.text, gzip), isSecret ? text : undefined);
    } catch (error) {
      if (!(error instanceof PartsTooDeep)) throw error;
      return { kind: 'rejected', problem: { message: error.message, offset: undefined } };
    }
  }
}

function ready(text: string, keptPayload?: string): ReadyPayload {
  return { kind: 'ready', text, keptPayload };
}
