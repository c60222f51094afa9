import * as vscode from 'vscode';
import { type CapturedEvent, findEvents } from '../../events/captured/findEvents';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import { showQuickPick } from '../sinks/quickInput';

const maxShown = 120;

/**
 * The event in the active editor that a command is about: in the selection, else in the line of the cursor, else in the whole document.
 * Asks where there are several.
 */
export async function chooseEvent(): Promise<Outcome<CapturedEvent>> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return failed('Open the log, message, or record with the event first.');
  const events = textsOf(editor)
    .map(findEvents)
    .find(({ length }) => length > 0);
  return pickEvent(events ?? [], 'The active editor has no JSON that could be an event.');
}

/** Asks for one of several events. `none` is the sentence for no events. */
export async function pickEvent(events: readonly CapturedEvent[], none: string): Promise<Outcome<CapturedEvent>> {
  const [only, ...others] = events;
  if (only === undefined) return failed(none);
  if (others.length === 0) return doneWith(only);
  const items = [only, ...others].map((event) => ({
    label: event.functionName ?? event.from,
    description: event.functionName === undefined ? '' : event.from,
    detail: event.payload.slice(0, maxShown),
    event,
  }));
  const picked = await showQuickPick(items, { placeHolder: 'Select an event', matchOnDetail: true });
  return picked === undefined ? canceled : doneWith(picked.event);
}

function textsOf({ document, selection }: vscode.TextEditor): readonly string[] {
  if (!selection.isEmpty) return [document.getText(selection)];
  const isJson = document.languageId.startsWith('json');
  return isJson ? [document.getText()] : [document.lineAt(selection.active.line).text, document.getText()];
}
