import * as vscode from 'vscode';
import { encodeParts } from '../../../events/encodedParts';
import {
  findPlaceholders,
  inputLabels,
  type PlaceholderProblem,
  type PlaceholderVariables,
  resolvePlaceholders,
} from '../../../events/placeholders';
import type { PayloadProblem } from '../../../invocations/checkPayload';
import { readSetting } from '../../commands/readSetting';
import { gzip } from './gzip';

/** A payload as it goes out, or why it does not. */
export type Composed =
  | { readonly kind: 'ready'; readonly text: string }
  | { readonly kind: 'rejected'; readonly problem: PayloadProblem }
  | { readonly kind: 'canceled' };

const counterKey = 'payload.counter';

/** Makes what is sent of what is written: placeholders get their values, marked parts are encoded. */
export class PayloadComposer {
  /** What was typed last, by label: for this window only, and never written anywhere. */
  private readonly inputs = new Map<string, string>();

  constructor(private readonly state: vscode.Memento) {}

  /** Asks for inputs, each label once. */
  async compose(text: string): Promise<Composed> {
    const labels = inputLabels(findPlaceholders(text, payloadVariables()));
    for (const label of labels) {
      const typed = await vscode.window.showInputBox({
        title: 'Value for the Payload',
        prompt: label,
        value: this.inputs.get(label) ?? '',
        ignoreFocusOut: true,
      });
      if (typed === undefined) return { kind: 'canceled' };
      this.inputs.set(label, typed);
    }
    return this.composeNext(text);
  }

  /** The same with the inputs that were given last: nothing is asked. */
  async composeNext(text: string): Promise<Composed> {
    const counter = this.counter + 1;
    const composed = this.resolve(text, counter);
    if (composed.kind === 'ready' && composed.text !== text) await this.state.update(counterKey, counter);
    return composed;
  }

  /** What would be sent now; an input that was not given yet stands there as its label. */
  preview(text: string): Composed {
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
      env: environmentVariable,
      input: (label) => this.inputs.get(label),
      variables: payloadVariables(),
    });
    if (resolution.kind === 'resolved') return { kind: 'ready', text: encodeParts(resolution.text, gzip) };
    const [problem] = resolution.problems;
    return problem === undefined ? { kind: 'canceled' } : { kind: 'rejected', problem };
  }
}

/** What is written like a placeholder and is none, or may not be used here. */
export function placeholderProblems(text: string): readonly PlaceholderProblem[] {
  return findPlaceholders(text, payloadVariables()).problems;
}

/** Of the setting: text, numbers and booleans. */
export function payloadVariables(): PlaceholderVariables {
  const set = readSetting('payloadVariables');
  if (typeof set !== 'object' || set === null) return {};
  const entries = Object.entries(set).filter((entry): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return Object.fromEntries(entries);
}

/** A payload of a workspace must not carry away secrets: neither before it is trusted, nor AWS's at any time. */
function environmentVariable(name: string): string | undefined {
  if (!vscode.workspace.isTrusted || /^AWS_(SECRET|SESSION|SECURITY|ACCESS)_/i.test(name)) return undefined;
  return process.env[name];
}
