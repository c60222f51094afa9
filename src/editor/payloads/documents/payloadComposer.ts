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

/** A payload that is ready to send. */
export interface ReadyPayload {
  readonly kind: 'ready';
  readonly text: string;
  /** The text as written, stored instead of `text`: the values of `${input}` and `${env}` may be secret. */
  readonly keptPayload: string | undefined;
}

/** A payload that is ready to send, or the reason why it is not. */
export type Composed =
  | ReadyPayload
  | { readonly kind: 'rejected'; readonly problem: PayloadProblem }
  | { readonly kind: 'canceled' };

const counterKey = 'payload.counter';

/**
 * Whether a document is sent literally. Shareable test events have neither placeholders nor encoded parts: they must mean the
 * same to the console and SAM.
 */
export function isSentLiterally(document: vscode.Uri | undefined): boolean {
  return document?.scheme === sharedEventScheme;
}

/** Builds the payload from the text as written: resolves placeholders and encodes marked parts. */
export class PayloadComposer {
  /** The last inputs by label: for this window only, never stored. */
  private readonly inputs = new Map<string, string>();

  constructor(private readonly state: vscode.Memento) {}

  /** Composes a text and asks for its inputs, each label once. `document`: the source of the text. */
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

  /** Composes a text with the last inputs, without asking. */
  async composeNext(text: string, document?: vscode.Uri): Promise<Composed> {
    if (isSentLiterally(document)) return ready(text);
    const counter = this.counter + 1;
    const composed = this.resolve(text, counter);
    if (composed.kind === 'ready' && composed.text !== text) await this.state.update(counterKey, counter);
    return composed;
  }

  /**
   * Composes a payload of the history: one that was stored as written is composed again, one that was stored as sent stays
   * unchanged.
   */
  async composeStored(text: string, isAsWritten: boolean): Promise<Composed> {
    return isAsWritten ? this.compose(text) : ready(text);
  }

  /** The payload as it would be sent now; the label replaces an input without a value. */
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
