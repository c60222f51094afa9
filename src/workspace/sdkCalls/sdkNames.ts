/** How programs in JavaScript, Python, and Java write a call of an operation. */
interface SdkNames {
  /** One of them stands in each program that uses the service; lower case. */
  readonly words: readonly string[];
  /** Matches a line with the call. */
  readonly calls: RegExp;
}

/** Names under which tracers know services, where programs write another. Lower case, without spaces and dots. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  stepfunctions: ['sfn', 'stepfunctions'],
  states: ['sfn', 'stepfunctions'],
  eventbridge: ['eventbridge', "'events'", '"events"'],
  cloudwatchevents: ['eventbridge', "'events'", '"events"'],
  secretsmanager: ['secrets-manager', 'secretsmanager'],
  simplesystemsmanagement: ['ssm'],
  simplenotificationservice: ['sns'],
  simplequeueservice: ['sqs'],
};

/** Commands of `@aws-sdk/lib-dynamodb` and methods of boto3's resources, which have names of their own. */
const documentCommands: Readonly<Record<string, string>> = {
  PutItem: 'Put',
  GetItem: 'Get',
  UpdateItem: 'Update',
  DeleteItem: 'Delete',
  BatchGetItem: 'BatchGet',
  BatchWriteItem: 'BatchWrite',
  TransactGetItems: 'TransactGet',
  TransactWriteItems: 'TransactWrite',
};

/** How the call of an operation is written: `new PutItemCommand(`, `.putItem(`, `.put_item(`. */
export function sdkNamesOf({ service, operation }: { readonly service: string; readonly operation: string }): SdkNames {
  const name = service.toLowerCase().replaceAll(/^(?:aws|amazon)|[^a-z0-9]/g, '');
  const commands = [operation, name === 'dynamodb' ? documentCommands[operation] : undefined];
  const pascal = commands.flatMap((one) => (one === undefined ? [] : [asPattern(one)]));
  const camel = `${operation.slice(0, 1).toLowerCase()}${operation.slice(1)}`;
  const snake = operation.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
  const methods = [camel, snake].map(asPattern).join('|');
  return {
    words: otherWords[name] ?? [name],
    calls: new RegExp(`\\bnew (?:\\w+\\.)?(?:${pascal.join('|')})Command\\s*\\(|\\.(?:${methods})\\s*\\(`),
  };
}

/** Names in a trace are untrusted. */
function asPattern(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_]/g, '\\$&');
}
