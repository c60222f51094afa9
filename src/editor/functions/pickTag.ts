import * as vscode from 'vscode';
import { type FunctionTags, stackTag } from '../../model/function/functionFilter';
import { showMessage, withProgress } from '../sinks/messages';
import { showQuickPick } from '../sinks/quickInput';
import type { FunctionView } from './functionView';

/** Reads the tags of all connections whose functions are listed, with progress and cancel. */
export async function readTags(context: FunctionView): Promise<readonly FunctionTags[] | undefined> {
  const { explorer } = context;
  const listed = explorer.roots.filter((one) => explorer.lists.listOf(one).state.paging.kind !== 'unread');
  const lists = (listed.length > 0 ? listed : explorer.roots).map((one) => explorer.lists.tagsOf(one));
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Reading tags of functions',
    cancellable: true,
  };
  const isDone = await withProgress(options, async (_progress, token) => {
    const canceled = new Promise<false>((resolve) => token.onCancellationRequested(() => resolve(false)));
    return Promise.race([Promise.all(lists.map((list) => list.load())).then(() => true), canceled]);
  });
  const failed = lists.map(({ paging }) => paging).find((paging) => paging.kind === 'failed');
  if (failed !== undefined) void showMessage('warning', { text: failed.failure.message });
  return isDone ? lists.flatMap((list) => [...list.all()]) : undefined;
}

/** Asks for the key of a tag that a function has. */
export async function pickTagKey(context: FunctionView): Promise<string | undefined> {
  const tags = await readTags(context);
  if (tags === undefined) return undefined;
  const keys = counted(tags.flatMap((each) => Object.keys(each)).filter((key) => !key.startsWith('aws:')));
  if (keys.length === 0) {
    void showMessage('information', { text: 'No function has tags.' });
    return undefined;
  }
  return (await showQuickPick(keys, { placeHolder: 'Select a tag' }))?.label;
}

/** Without a value: any. */
export interface TagValue {
  readonly value: string | undefined;
}

/** Asks for the value of a tag. */
export async function pickTagValue(context: FunctionView, key: string): Promise<TagValue | undefined> {
  const tags = await readTags(context);
  if (tags === undefined) return undefined;
  const any = { label: 'Any value', iconPath: new vscode.ThemeIcon('asterisk'), description: '', value: undefined };
  const values = counted(tags.flatMap((each) => each[key] ?? [])).map((item) => ({ ...item, value: item.label }));
  const placeHolder = `Select a value of ${key}`;
  const picked = await showQuickPick([any, ...values], { placeHolder });
  return picked === undefined ? undefined : { value: picked.value };
}

/** Asks for a CloudFormation stack that a function is of. */
export async function pickStack(context: FunctionView): Promise<string | undefined> {
  const tags = await readTags(context);
  if (tags === undefined) return undefined;
  const stacks = counted(tags.flatMap((each) => each[stackTag] ?? []));
  if (stacks.length === 0) {
    void showMessage('information', { text: 'No function belongs to a stack.' });
    return undefined;
  }
  return (await showQuickPick(stacks, { placeHolder: 'Select a stack' }))?.label;
}

/** Each once, with how many there are of it. */
export function counted(texts: readonly string[]): readonly { readonly label: string; readonly description: string }[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, count]) => ({ label, description: count.toLocaleString('en') }));
}
