import { durableProblem } from '../../invocations/checkOptions';
import { formatSpan } from '../../model/base/duration';
import { identityLines } from '../invocations/confirmOnProtected';
import { inputStep } from '../prompts/inputStep';
import { pickStep } from '../prompts/pickStep';
import { showStatus } from '../sinks/labels';
import { showMessage } from '../sinks/messages';
import { showQuickPick } from '../sinks/quickInput';
import type { ExecutionDialogs } from './executionDialogs';
import { otherName } from './otherName';

const shownMs = 5_000;

/** The questions as dialogs of VS Code. */
export const shownDialogs: ExecutionDialogs = {
  async confirm(connection, { verb, what, lines }) {
    const { spec } = connection;
    const isRemote = spec.kind !== 'local';
    const place = isRemote ? await identityLines(connection) : [];
    const guarded = isRemote && spec.isProtected === true ? `${spec.name} is protected. ` : '';
    const text = `${guarded}${verb} ${what}?`;
    const detail = [`Connection: ${spec.name}`, ...place, ...lines].join('\n');
    return (await showMessage('warning', { text, detail, isModal: true, buttons: [verb] })) === verb;
  },

  async askError(title) {
    const anything = () => undefined;
    for (let type = 'CallbackFailed'; ; ) {
      const first = { title: `${title} (1/2)`, prompt: 'Error type', value: type, problemOf: anything };
      const typed = await inputStep(first);
      if (typed.kind !== 'done') return undefined;
      type = typed.value;
      const second = { title: `${title} (2/2)`, prompt: 'Error message', value: '', problemOf: anything };
      const message = await inputStep(second);
      if (message.kind === 'done') return { type: type || undefined, message: message.value || undefined };
      if (message.kind === 'canceled') return undefined;
    }
  },

  async pickCallback(waiting) {
    const nowMs = Date.now();
    const items = waiting.map((operation) => ({
      label: operation.name ?? 'callback',
      description: `waiting for ${formatSpan(nowMs - operation.startMs)}`,
      operation,
    }));
    return (await showQuickPick(items, { placeHolder: 'Select a callback' }))?.operation;
  },

  async askStart(name) {
    for (;;) {
      const chosen = await pickStep(`Start ${name} Again`, 'Select how to start', [
        {
          label: 'Start under another name',
          detail: 'A new execution with the same input. The function runs all steps again.',
          value: 'otherName' as const,
        },
        {
          label: 'Attach to this execution',
          detail: 'Sends the same name and input. Lambda returns this execution, and starts nothing.',
          value: 'sameName' as const,
        },
      ]);
      if (chosen.kind !== 'done') return undefined;
      if (chosen.value === 'sameName') return { kind: 'sameName' };
      const typed = await inputStep({
        title: `Start ${name} Again`,
        prompt: 'Name of the new execution. A name identifies one execution of the function.',
        value: otherName(name),
        problemOf: (text) => (text === name ? `${name} is the name of this execution.` : nameProblem(text)),
      });
      if (typed.kind === 'done') return { kind: 'otherName', name: typed.value };
      if (typed.kind === 'canceled') return undefined;
    }
  },

  say: (text) => showStatus('check', text, shownMs),
};

function nameProblem(text: string): string | undefined {
  return text === '' ? 'Enter a name.' : durableProblem(text, 'Event');
}
