/*
 * SQS's and SNS's older protocol: a form whose names are paths with numbers from 1, answered in XML
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests.html).
 */

type Tree = Map<string, Tree | string>;

/** How the form calls what the JSON protocol calls otherwise: lists of a plain value, of objects, or an object of pairs. */
const members: Readonly<Record<string, { readonly name: string; readonly pair?: readonly [string, string] }>> = {
  Attribute: { name: 'Attributes', pair: ['Name', 'Value'] },
  AttributeName: { name: 'AttributeNames' },
  MessageAttribute: { name: 'MessageAttributes', pair: ['Name', 'Value'] },
  MessageAttributeName: { name: 'MessageAttributeNames' },
  MessageSystemAttribute: { name: 'MessageSystemAttributes', pair: ['Name', 'Value'] },
  MessageSystemAttributeName: { name: 'MessageSystemAttributeNames' },
  SendMessageBatchRequestEntry: { name: 'Entries' },
  DeleteMessageBatchRequestEntry: { name: 'Entries' },
  ChangeMessageVisibilityBatchRequestEntry: { name: 'Entries' },
  Tag: { name: 'Tags', pair: ['Key', 'Value'] },
  TagKey: { name: 'TagKeys' },
};

/** The parameters of a form as the JSON protocol has them. */
export function readForm(form: URLSearchParams): Readonly<Record<string, unknown>> {
  const root: Tree = new Map();
  for (const [path, value] of form) put(root, path.split('.'), value);
  return toObject(root);
}

function put(tree: Tree, path: readonly string[], value: string): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    tree.set(name, value);
    return;
  }
  const present = tree.get(name);
  const inner: Tree = present instanceof Map ? present : new Map();
  tree.set(name, inner);
  put(inner, rest, value);
}

function toObject(tree: Tree): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...tree].map(([name, value]) => {
      const member = members[name];
      // SNS and the newer lists put their numbers behind `member` or `entry`.
      const list = value instanceof Map ? (value.get('member') ?? value.get('entry') ?? value) : value;
      if (!(list instanceof Map) || !isNumbered(list)) return [name, value instanceof Map ? toObject(value) : value];
      return [member?.name ?? name, toList(list, member?.pair ?? pairOf(value))];
    }),
  );
}

function pairOf(value: Tree | string): readonly [string, string] | undefined {
  return value instanceof Map && value.has('entry') ? ['key', 'value'] : undefined;
}

function isNumbered(tree: Tree): boolean {
  return [...tree.keys()].every((key) => /^\d+$/.test(key));
}

function toList(tree: Tree, pair: readonly [string, string] | undefined): unknown {
  const items = [...tree]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, value]) => (value instanceof Map ? toObject(value) : value));
  if (pair === undefined) return items;
  // SNS writes `Name` and `Value` for some, `key` and `value` for others.
  const named = (item: unknown, names: readonly string[]): unknown =>
    typeof item === 'object' && item !== null
      ? names.map((name): unknown => Reflect.get(item, name)).find((one) => one !== undefined)
      : undefined;
  return Object.fromEntries(
    items.map((item) => [String(named(item, [pair[0], 'Name'])), named(item, [pair[1], 'Value'])]),
  );
}

/** What a list, or an object of pairs, of an answer is called in XML. */
const elements: Readonly<Record<string, { readonly name: string; readonly pair?: readonly [string, string] }>> = {
  QueueUrls: { name: 'QueueUrl' },
  queueUrls: { name: 'QueueUrl' },
  Messages: { name: 'Message' },
  Attributes: { name: 'Attribute', pair: ['Name', 'Value'] },
  MessageAttributes: { name: 'MessageAttribute', pair: ['Name', 'Value'] },
  Tags: { name: 'Tag', pair: ['Key', 'Value'] },
  Results: { name: 'ListMessageMoveTasksResultEntry' },
  Failed: { name: 'BatchResultErrorEntry' },
};

/** An answer of the JSON protocol as XML. SNS puts `member` around the items of a list. */
export function answerXml(action: string, result: object, requestId: string, isSns: boolean): string {
  const content = Object.entries(result).map(([name, value]) => element(name, value, action, isSns));
  return (
    `<?xml version="1.0"?><${action}Response><${action}Result>${content.join('')}</${action}Result>` +
    `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`
  );
}

export function errorXml(code: string, message: string, requestId: string): string {
  return (
    `<?xml version="1.0"?><ErrorResponse><Error><Type>Sender</Type><Code>${escapeXml(code)}</Code>` +
    `<Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
  );
}

function element(name: string, value: unknown, action: string, isSns: boolean): string {
  if (value === undefined || value === null) return '';
  const own = name === 'Successful' ? { name: `${action}ResultEntry` } : elements[name];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (isSns) return tag(name, items.map((item) => tag('member', inner(item, action, isSns))).join(''));
    return items.map((item) => tag(own?.name ?? name, inner(item, action, isSns))).join('');
  }
  if (typeof value !== 'object') return tag(name, inner(value, action, isSns));
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  if (isSns && name === 'Attributes') {
    const pairs = entries.map(([key, one]) =>
      tag('entry', tag('key', escapeXml(key)) + tag('value', escapeXml(String(one)))),
    );
    return tag(name, pairs.join(''));
  }
  const pair = own !== undefined && 'pair' in own ? own.pair : undefined;
  if (own === undefined || pair === undefined) return tag(name, inner(value, action, isSns));
  return entries
    .map(([key, one]) => tag(own.name, tag(pair[0], escapeXml(key)) + tag(pair[1], inner(one, action, isSns))))
    .join('');
}

function inner(value: unknown, action: string, isSns: boolean): string {
  if (typeof value !== 'object' || value === null) return escapeXml(String(value));
  return Object.entries(value)
    .map(([name, one]) => element(name, one, action, isSns))
    .join('');
}

function tag(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
