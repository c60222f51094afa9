import * as vscode from 'vscode';
import { canceled, doneWith } from '../../model/base/outcome';
import { createInputBox } from '../sinks/quickInput';
import type { Answer } from './pickStep';

interface InputStep {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  readonly placeholder?: string;
  /** Explains why a text is invalid. */
  readonly problemOf: (text: string) => string | undefined;
}

/** One step: an input box with a back button. Invalid text is reported and stays for correction. */
export function inputStep({ title, prompt, value, placeholder, problemOf }: InputStep): Promise<Answer<string>> {
  const input = createInputBox();
  input.title = title;
  input.prompt = prompt;
  input.value = value;
  input.placeholder = placeholder ?? '';
  input.ignoreFocusOut = true;
  input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise<Answer<string>>((resolve) => {
    input.onDidTriggerButton(() => resolve({ kind: 'back' }));
    input.onDidChangeValue((text) => {
      input.validationMessage = text.trim() === '' ? undefined : problemOf(text.trim());
    });
    input.onDidAccept(() => {
      const problem = problemOf(input.value.trim());
      input.validationMessage = problem;
      if (problem === undefined) resolve(doneWith(input.value.trim()));
    });
    input.onDidHide(() => resolve(canceled));
    input.show();
  }).finally(() => input.dispose());
}
