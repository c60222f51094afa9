import * as vscode from 'vscode';
import { recordContents } from '../../events/records/recordContents';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import { plural } from '../../model/base/plural';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { FollowedSource } from '../../model/polling/followedRecord';
import type { RecordContent } from '../../model/polling/recordContent';
import { originOf } from '../payloads/pickPayload';
import { textOf } from '../payloads/showPayload';
import { inputStep } from '../prompts/inputStep';
import { pickStep } from '../prompts/pickStep';
import { describeContent } from './describeContent';
import type { RecordNeeds } from './recordNeeds';

/** Where the content comes from. */
type Origin =
  | { readonly kind: 'typed' }
  | { readonly kind: 'sample' }
  | { readonly kind: 'document'; readonly uri: vscode.Uri }
  | { readonly kind: 'payload'; readonly text: string }
  | { readonly kind: 'content'; readonly content: RecordContent };

/** Rows of the history. */
const maxHistory = 8;

const examples = {
  sqs: '{ "id": 1 }',
  kinesis: '{ "id": 1 }',
  dynamodb: '{ "id": "1" }',
} as const;

const nouns = { sqs: 'message', kinesis: 'record', dynamodb: 'item' } as const;

/** Asks what to send: text, a payload of the function, the sample event of the source, or something sent before. */
export async function pickContent(
  target: FunctionTarget,
  source: FollowedSource,
  needs: RecordNeeds,
): Promise<Outcome<RecordContent>> {
  const title = `Send to ${source.name}`;
  for (;;) {
    const origin = await pickStep(
      title,
      `Select the ${nouns[source.service]} to send`,
      await items(target, source, needs),
    );
    if (origin.kind !== 'done') return canceled;
    const text = await textFrom(origin.value, { target, source, title }, needs);
    if (text.kind === 'back') continue;
    if (text.kind !== 'done') return text;
    if (typeof text.value !== 'string') return doneWith(text.value);
    const contents = recordContents(text.value, source.service);
    const [first, ...others] = contents;
    if (first === undefined) return failed(`There is no item to write to ${source.name} in this payload.`);
    if (others.length === 0) return doneWith(first);
    const one = await pickStep(title, `The event has ${plural(contents.length, 'record')}. Select the one to send`, [
      ...contents.map((content, index) => ({
        label: `Record ${index + 1}`,
        detail: describeContent(content),
        value: content,
      })),
    ]);
    if (one.kind !== 'back') return one;
  }
}

async function items(target: FunctionTarget, { service }: FollowedSource, { payloads, sending }: RecordNeeds) {
  const files = payloads.files.sorted(target, await payloads.files.list(target));
  const sent = sending.records.sentTo(target).filter(({ source }) => source.service === service);
  const invoked = sending.store.all().filter((one) => {
    return one.target.connectionId === target.connectionId && one.target.functionName === target.functionName;
  });
  const icon = (id: string) => ({ iconPath: new vscode.ThemeIcon(id) });
  const typed = { kind: 'typed' } as const;
  const sample = { kind: 'sample' } as const;
  return [
    { ...icon('edit'), label: `Type the ${nouns[service]}…`, value: typed satisfies Origin as Origin },
    ...files.map((file) => ({
      ...icon('json'),
      label: file.name,
      description: originOf(file),
      value: { kind: 'document', uri: file.uri } satisfies Origin as Origin,
    })),
    { ...icon('list-selection'), label: 'From a sample event…', value: sample satisfies Origin as Origin },
    ...sent.slice(0, maxHistory).map(({ content }) => ({
      ...icon('history'),
      label: describeContent(content),
      description: 'sent before',
      value: { kind: 'content', content } satisfies Origin as Origin,
    })),
    ...invoked.slice(0, maxHistory).flatMap(({ id, sentMs }) => {
      const text = sending.store.payloadOf(id);
      if (text === undefined) return [];
      const description = `invoked ${new Date(sentMs).toLocaleTimeString()}`;
      const value: Origin = { kind: 'payload', text };
      return [{ ...icon('history'), label: text.replaceAll(/\s+/g, ' ').slice(0, 60), description, value }];
    }),
  ];
}

interface Place {
  readonly target: FunctionTarget;
  readonly source: FollowedSource;
  readonly title: string;
}

async function textFrom(
  origin: Origin,
  { target, source, title }: Place,
  { payloads }: RecordNeeds,
): Promise<Outcome<string | RecordContent> | { readonly kind: 'back' }> {
  switch (origin.kind) {
    case 'content':
      return doneWith(origin.content);
    case 'payload':
      return doneWith(origin.text);
    case 'typed':
      return inputStep({
        title,
        prompt:
          source.service === 'dynamodb' ? 'The item as JSON, with its key' : `The text of the ${nouns[source.service]}`,
        value: examples[source.service],
        problemOf: (text) => (text === '' ? 'Enter some text.' : undefined),
      });
    case 'sample': {
      const made = await payloads.createFromSample(target, title);
      return made.kind === 'done' ? composed(made.value.uri, payloads) : made;
    }
    case 'document':
      return composed(origin.uri, payloads);
  }
}

/** The payload as it would be sent: placeholders filled in, marked parts encoded. */
async function composed(uri: vscode.Uri, { composer, problems }: RecordNeeds['payloads']): Promise<Outcome<string>> {
  const ready = await composer.compose(await textOf(uri), uri);
  switch (ready.kind) {
    case 'canceled':
      return canceled;
    case 'rejected':
      await problems.show(uri, ready.problem);
      return canceled;
    case 'ready':
      return doneWith(ready.text);
  }
}
