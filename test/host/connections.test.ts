import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { extensionApi } from './extension';
import { nextTreeChange, renderTree } from './renderTree';
import { untilLines, untilSeen } from './untilSeen';

/** What a server of AWS's would return to ListFunctions. */
interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

const denied: Answer = {
  status: 403,
  headers: { 'x-amzn-errortype': 'AccessDeniedException' },
  body: {
    Message:
      'User: arn:aws:iam::123456789012:user/ada is not authorized to perform: lambda:ListFunctions on resource: * because no identity-based policy allows the lambda:ListFunctions action',
  },
};
const throttled: Answer = {
  status: 429,
  headers: { 'x-amzn-errortype': 'TooManyRequestsException' },
  body: { Reason: 'CallerRateLimitExceeded', Type: 'User', message: 'Rate exceeded' },
};
const skewed: Answer = {
  status: 403,
  headers: { 'x-amzn-errortype': 'InvalidSignatureException' },
  body: {
    message: 'Signature expired: 20261123T100000Z is now earlier than 20261123T103000Z (20261123T103500Z - 5 min.)',
  },
};
const oneFunction: Answer = {
  status: 200,
  body: { Functions: [{ FunctionName: 'checkout', Runtime: 'nodejs22.x', MemorySize: 128, Timeout: 3 }] },
};

const config = `[profile corp]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = dev
region = eu-west-1
[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://corp.example/start
[profile keys]
aws_access_key_id = AKIDEXAMPLE
aws_secret_access_key = not-a-secret
region = eu-west-1
`;

describe('a connection that does not work says why in the tree, with the one thing to do about it', () => {
  let folder: string;
  let server: Server;
  let answer: Answer;
  let requests = 0;
  const before_ = { config: process.env.AWS_CONFIG_FILE, credentials: process.env.AWS_SHARED_CREDENTIALS_FILE };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dwell-host-'));
    await writeFile(join(folder, 'config'), config);
    process.env.AWS_CONFIG_FILE = join(folder, 'config');
    process.env.AWS_SHARED_CREDENTIALS_FILE = join(folder, 'credentials');
    server = createServer((request, response) => {
      if (request.url?.endsWith('/functions')) requests += 1;
      reply(response, answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  after(async () => {
    restore('AWS_CONFIG_FILE', before_.config);
    restore('AWS_SHARED_CREDENTIALS_FILE', before_.credentials);
    await setConnections(undefined);
    server.close();
    await rm(folder, { recursive: true });
  });

  const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stack = () => ({
    kind: 'endpoint',
    name: 'Stack',
    endpoint: endpoint(),
    region: 'eu-west-1',
    testCredentials: true,
  });

  it('access denied: which action on which resource', async () => {
    answer = denied;
    assert.deepEqual(await listing(stack()), [
      'Access denied: arn:aws:iam::123456789012:user/ada (connection "Stack") is not authorized to perform lambda:ListFunctions on *: no identity-based policy allows the lambda:ListFunctions action. Ask for this permission, or use another profile. [retry]',
    ]);
  });

  it('throttled, after the SDK has tried again', async () => {
    answer = throttled;
    assert.deepEqual(await listing(stack()), [
      "Throttled: AWS throttled lambda:ListFunctions: the account's request rate limit is reached. Try again in a moment. [retry]",
    ]);
  });

  it('says above the tree that it waits, while it does', async () => {
    const { functionTree } = await extensionApi();
    answer = throttled;
    const asked = listing(stack());
    await untilSeen(
      () => functionTree.message ?? '',
      (message) => /^Throttled by AWS\. Continuing at \d/.test(message),
      () => new Promise((resolve) => setImmediate(resolve)),
    );
    await asked;
  });

  it('a clock that is wrong', async () => {
    answer = skewed;
    const [line] = await listing(stack());
    assert.match(
      line ?? '',
      /^Clock is wrong: AWS refused the signature because this machine's clock is wrong \(Signature expired: /,
    );
  });

  it('nobody there', async () => {
    const [line] = await listing({ ...stack(), endpoint: 'http://127.0.0.1:1' });
    assert.equal(
      line,
      'Connection refused: Connection refused at http://127.0.0.1:1. Check that it is running and that the endpoint of connection "Stack" is right. [editConnection retry]',
    );
  });

  it('an SSO session that is over: sign in', async () => {
    assert.deepEqual(await listing({ kind: 'aws', name: 'Corp', profile: 'corp' }), [
      'Signed out: The SSO session of profile "corp" has expired or does not exist. Sign in, or run "aws sso login --profile corp". [signIn retry]',
    ]);
  });

  it('a profile that is not there: the file, and its line when it is', async () => {
    assert.deepEqual(await listing({ kind: 'aws', name: 'Gone', profile: 'gone', region: 'eu-west-1' }), [
      'No credentials: Profile "gone" is not in your AWS configuration files. Add it, or choose another profile. [openConfig retry]',
    ]);
    await vscode.commands.executeCommand('dwell.openAwsConfig', 'keys');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, join(folder, 'config'));
    assert.equal(editor?.document.lineAt(editor.selection.active.line).text, '[profile keys]');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('goes by the proxy that VS Code is set to', async () => {
    answer = oneFunction;
    const asked: (string | undefined)[] = [];
    const proxy = createServer((request, response) => {
      asked.push(request.url);
      reply(response, answer);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const http = vscode.workspace.getConfiguration('http');
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await http.update('proxy', address, vscode.ConfigurationTarget.Global);
    try {
      // The name is for the proxy to resolve.
      assert.deepEqual(await listing({ ...stack(), endpoint: 'http://lambda.example.invalid' }), [
        'checkout',
        'Queues and Streams',
      ]);
      assert.ok(asked.includes('http://lambda.example.invalid/2015-03-31/functions'), asked.join(', '));
    } finally {
      await http.update('proxy', undefined, vscode.ConfigurationTarget.Global);
      proxy.close();
    }
  });

  it('is not listed anew when others come, or when it is moved or made the active one', async () => {
    answer = oneFunction;
    const local = { kind: 'local', name: 'Local' };
    assert.deepEqual(await listing(stack()), ['checkout', 'Queues and Streams']);
    const listed = requests;
    const open = () => renderTree((node) => node.kind === 'connection' && node.connection.spec.name === 'Stack');
    await setConnections([local, stack()]);
    const rows = [
      'Local this machine',
      `Stack ${endpoint().slice('http://'.length)} · eu-west-1`,
      '  checkout nodejs22.x',
      '  Queues and Streams',
    ];
    assert.deepEqual(await open(), rows);
    const [, root] = await (await extensionApi()).functionTree.getChildren();
    await vscode.commands.executeCommand('dwell.setActiveConnection', root);
    await setConnections([stack(), local]);
    assert.deepEqual(await open(), [...rows.slice(1), rows[0]]);
    assert.equal(requests, listed);
  });

  it('lists as soon as the configuration is put right, without being asked', async () => {
    answer = oneFunction;
    const spec = { kind: 'endpoint', name: 'Later', endpoint: endpoint(), profile: 'later', region: 'eu-west-1' };
    assert.match(
      (await listing(spec))[0] ?? '',
      /^No credentials: Profile "later" is not in your AWS configuration files/,
    );
    await writeFile(
      join(folder, 'config'),
      `${config}[profile later]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = x\n`,
    );
    await untilListed(['checkout', 'Queues and Streams']);
  });
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function setConnections(connections: readonly object[] | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('dwell')
    .update('connections', connections, vscode.ConfigurationTarget.Global);
}

/** What stands below a connection; of a message with its tooltip and its buttons. */
async function listing(spec: object): Promise<readonly string[]> {
  // A connection that is the same as before would be kept as it was.
  await setConnections([]);
  await setConnections([spec]);
  return shown();
}

async function shown(): Promise<readonly string[]> {
  const { functionTree, explorer } = await extensionApi();
  const [connection] = explorer.roots;
  assert.ok(connection, 'there is no connection');
  return (await functionTree.getChildren({ kind: 'connection', connection })).map((node) => {
    const { label, tooltip, contextValue = '' } = functionTree.getTreeItem(node);
    const name = typeof label === 'object' ? label.label : label;
    return node.kind === 'message' ? `${name}: ${tooltip} [${contextValue.replace(/^message ?/, '')}]` : `${name}`;
  });
}

function untilListed(wanted: readonly string[]): Promise<void> {
  return untilLines(shown, wanted, nextTreeChange);
}
