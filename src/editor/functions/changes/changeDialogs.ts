import { showMessage } from '../../sinks/messages';
import { showInputBox, showQuickPick } from '../../sinks/quickInput';
import type { ChangeDialogs, RetrySettings } from './proposedChange';

/** The dialogs of VS Code. */
export const changeDialogs: ChangeDialogs = {
  async confirm({ spec }, functionArn, { question, action, changes, remark }) {
    const lines = changes.map(([what, before, after]) => `${what}: ${before} → ${after}`);
    const parts = [functionArn, lines.join('\n'), remark].filter((part) => part !== undefined && part !== '');
    const text = `${question} (${spec.name})`;
    const message = { text, detail: parts.join('\n\n'), isModal: true, buttons: [action] };
    return (await showMessage('information', message)) === action;
  },

  async askRetrySettings(before) {
    const maximumRetryAttempts = await askRetries(before);
    if (maximumRetryAttempts === undefined) return undefined;
    const maximumEventAgeSeconds = await askAge(before);
    return maximumEventAgeSeconds === undefined ? undefined : { maximumRetryAttempts, maximumEventAgeSeconds };
  },
};

async function askRetries({ maximumRetryAttempts }: RetrySettings): Promise<number | undefined> {
  const descriptions = [
    'a failed event is not retried',
    'one retry, about 1 minute later',
    'two retries, about 1 and 2 minutes later (default)',
  ];
  const items = descriptions.map((description, retries) => ({
    label: String(retries),
    description: retries === maximumRetryAttempts ? `${description}, current` : description,
    retries,
  }));
  const picked = await showQuickPick(items, {
    title: 'Retry Settings (1/2)',
    placeHolder: 'Retry attempts after a function error',
    ignoreFocusOut: true,
  });
  return picked?.retries;
}

async function askAge({ maximumEventAgeSeconds }: RetrySettings): Promise<number | undefined> {
  const text = await showInputBox({
    title: 'Retry Settings (2/2)',
    prompt: 'Maximum event age in seconds, from 60 to 21600 (6 hours)',
    value: String(maximumEventAgeSeconds),
    ignoreFocusOut: true,
    validateInput: (value) => (isAge(value) ? undefined : 'Enter a whole number from 60 to 21600.'),
  });
  return text === undefined ? undefined : Number(text.trim());
}

/** The limits of https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html. */
function isAge(text: string): boolean {
  const seconds = Number(text.trim());
  return /^\d+$/.test(text.trim()) && seconds >= 60 && seconds <= 21_600;
}
