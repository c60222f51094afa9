import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import {
  connectionContext,
  executionContext,
  failuresContext,
  functionContext,
  invocationContext,
  mappingContext,
  messageActions,
  messageContext,
  sectionContext,
  sourceContext,
} from '../src/explorer/menuContexts';
import type { ConnectionSpec } from '../src/model/connection/connection';
import { inProject } from './tools/project.mjs';
import { type ContextKeys, holds } from './whenClause';

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

const { contributes } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
const menus: Readonly<Record<string, readonly MenuItem[]>> = contributes.menus;
const titles: ReadonlyMap<string, string> = new Map([
  ...contributes.commands.map(({ command, title }: { command: string; title: string }) => [command, title] as const),
  ...contributes.submenus.map(({ id, label }: { id: string; label: string }) => [id, `${label} ▸`] as const),
]);

const booleans = [true, false];

function spec(kind: ConnectionSpec['kind'], isProtected: boolean): ConnectionSpec {
  if (kind === 'local') return { kind, name: 'one' };
  return kind === 'aws' ? { kind, name: 'one', isProtected } : { kind, name: 'one', endpoint: 'http://a', isProtected };
}

/** The `contextValue` of every row there can be. */
const functionRows = [
  ...booleans.flatMap((hasHandler) =>
    booleans.flatMap((isTraced) =>
      booleans.flatMap((hasConsole) =>
        booleans.flatMap((isFavorite) =>
          booleans.map((isChangeable) =>
            functionContext({ hasHandler, isTraced, hasConsole, isFavorite, isChangeable }),
          ),
        ),
      ),
    ),
  ),
  ...(['local', 'aws', 'endpoint'] as const).flatMap((kind) =>
    booleans.flatMap((isFirst) =>
      booleans.flatMap((isActive) =>
        booleans.map((isLoading) =>
          connectionContext({ spec: spec(kind, isLoading), isFirst, isLast: false, isActive, isLoading }),
        ),
      ),
    ),
  ),
  ...booleans.flatMap((isOn) =>
    booleans.flatMap((isChangeable) =>
      booleans.map((isQueue) => mappingContext({ isOn, source: 'arn', isQueue, isChangeable })),
    ),
  ),
  ...booleans.flatMap((isChangeable) =>
    (['deadLetters', 'destination'] as const).map((queue) => failuresContext(queue, isChangeable)),
  ),
  ...booleans.map((isPolled) => sourceContext('sqs', isPolled)),
  'section sources',
  'eventConfig',
  'qualifier',
  'address',
  'section triggers',
  ...booleans.map((isFiltered) => sectionContext('executions', isFiltered)),
  ...booleans.map(executionContext),
  'fact',
  'group',
  messageContext(messageActions),
];

const invocationRows = booleans.flatMap((isRunning) =>
  booleans.flatMap((isTraced) =>
    booleans.map((hasResponse) => invocationContext({ isRunning, isTraced, hasResponse })),
  ),
);

/** The texts of a row's context menu; of a submenu with `menu`. */
function menuOf(view: string, viewItem: string, menu = 'view/item/context'): readonly string[] {
  return itemsOf(view, viewItem, menu)
    .filter(({ group }) => !group?.startsWith('inline'))
    .toSorted((one, other) => (one.group ?? '').localeCompare(other.group ?? ''))
    .map(({ command, submenu }) => titles.get(command ?? submenu ?? '') ?? '?');
}

function inlineOf(view: string, viewItem: string): readonly string[] {
  return itemsOf(view, viewItem, 'view/item/context')
    .filter(({ group }) => group?.startsWith('inline'))
    .map(({ command }) => titles.get(command ?? '') ?? '?');
}

function itemsOf(view: string, viewItem: string, menu: string): readonly MenuItem[] {
  return (menus[menu] ?? []).filter(({ when }) => when === undefined || holds(when, { view, viewItem }));
}

describe('context menus', () => {
  it('have at most 9 items, and rows at most 2 buttons', () => {
    const long = [
      ...functionRows.map((row) => ['dwell.functions', row] as const),
      ...invocationRows.map((row) => ['dwell.invocations', row] as const),
    ]
      // Several of a message's actions never stand together.
      .filter(([, row]) => !row.startsWith('message'))
      .filter(([view, row]) => menuOf(view, row).length > 9 || inlineOf(view, row).length > 2);
    expect(long).toEqual([]);
  });

  it('of a function: what is done often, the rest in submenus', () => {
    const traits = { hasHandler: true, isTraced: true, hasConsole: true, isFavorite: false, isChangeable: true };
    expect(menuOf('dwell.functions', functionContext(traits))).toEqual([
      'Invoke Synchronously',
      'Invoke as Event',
      'Invoke With ▸',
      'Open Payload',
      'Open Handler',
      'AWS Console and ARN ▸',
      'Traces and Logs ▸',
      'Add to Favorites',
      'Configure ▸',
    ]);
    expect(menuOf('dwell.functions', functionContext(traits), 'dwell.invokeWith')).toEqual([
      'Invoke as Trigger…',
      'Invoke with Response Streaming',
      'Invoke Many Times…',
      'Dry Run',
      'New Payload from Sample Event…',
    ]);
    expect(menuOf('dwell.functions', functionContext(traits), 'dwell.tracesAndLogs')).toEqual([
      'What Failed Lately?',
      'Open Trace Search…',
      'Show Logs',
      'Follow Log',
      'Follow Log with Live Tail…',
    ]);
    expect(menuOf('dwell.functions', functionContext(traits), 'dwell.configure')).toEqual([
      'Edit Retry Settings…',
      'Disable Active Tracing…',
    ]);
  });

  it('of a version or an alias', () => {
    expect(menuOf('dwell.functions', 'qualifier')).toEqual([
      'Invoke Synchronously',
      'Invoke as Event',
      'Invoke With ▸',
    ]);
  });

  it('of a queue, a stream or a table: records are sent and looked at where a function polls it', () => {
    expect(menuOf('dwell.functions', sourceContext('sqs', true))).toEqual([
      'Send Record and Follow…',
      'Peek and Invoke…',
      'Check Event Source Mapping',
      'Copy Source ARN',
    ]);
    expect(inlineOf('dwell.functions', sourceContext('kinesis', true))).toEqual(['Send Record and Follow…']);
    expect(menuOf('dwell.functions', sourceContext('sqs', false))).toEqual(['Copy Source ARN']);
    expect(inlineOf('dwell.functions', 'section sources')).toEqual(['Refresh']);
  });

  it('of a durable execution: callbacks and stopping only while it runs', () => {
    expect(menuOf('dwell.functions', executionContext(true))).toEqual([
      'Open Durable Execution…',
      'Send Result to Callback…',
      'Fail Callback…',
      'Send Heartbeat to Callback',
      'Start Durable Execution Again…',
      'Copy ARN of Durable Execution',
      'Copy Link to Durable Execution',
      'Stop Durable Execution…',
    ]);
    expect(menuOf('dwell.functions', executionContext(false))).toEqual([
      'Open Durable Execution…',
      'Start Durable Execution Again…',
      'Copy ARN of Durable Execution',
      'Copy Link to Durable Execution',
    ]);
    expect(menuOf('dwell.functions', sectionContext('executions', false))).toEqual(['Filter Executions…']);
    expect(inlineOf('dwell.functions', sectionContext('executions', true)).toSorted()).toEqual([
      'Clear Executions Filter',
      'Refresh',
    ]);
  });

  it('have nothing that cannot apply', () => {
    const local = { spec: spec('local', false), isFirst: true, isLast: true, isActive: true, isLoading: false };
    expect(menuOf('dwell.functions', connectionContext(local))).toEqual([
      'Test Connection',
      'Select Polled Queues and Streams…',
      'Edit Connection…',
      'Choose Identity and Environment…',
      'Remove Connection…',
    ]);
    expect(menuOf('dwell.functions', connectionContext({ ...local, isLoading: true }))).toContain(
      'Stop Loading Functions',
    );
    const testKeys: ConnectionSpec = { kind: 'endpoint', name: 'a', endpoint: 'http://a', usesTestCredentials: true };
    expect(menuOf('dwell.functions', connectionContext({ ...local, spec: testKeys }))).not.toContain('Sign In…');
    const onProtected = functionContext({
      hasHandler: false,
      isTraced: true,
      hasConsole: false,
      isFavorite: true,
      isChangeable: false,
    });
    expect(menuOf('dwell.functions', onProtected)).not.toContain('Configure ▸');
    expect(
      menuOf('dwell.functions', mappingContext({ isOn: true, source: 'kafka', isQueue: false, isChangeable: false })),
    ).toEqual(['Check Event Source Mapping']);
    expect(
      menuOf('dwell.invocations', invocationContext({ isRunning: false, isTraced: false, hasResponse: false })),
    ).toEqual([
      'Show Invocation',
      'Show Logs of Invocation',
      'Invoke Again',
      'Compare ▸',
      'Copy As ▸',
      'Remove from History',
    ]);
  });

  it('offer each action of a message as a button and in its menu, which the keyboard reaches', () => {
    for (const action of messageActions) {
      const row = messageContext([action]);
      expect([action, inlineOf('dwell.functions', row).length]).toEqual([action, 1]);
      expect(menuOf('dwell.functions', row)).toEqual(inlineOf('dwell.functions', row));
    }
  });
});

test('a submenu stands once in a menu: VS Code refuses a second', () => {
  const twice = Object.entries(menus).flatMap(([menu, items]) => {
    const submenus = items.flatMap(({ submenu }) => submenu ?? []);
    return submenus.filter((one, at) => submenus.indexOf(one) !== at).map((one) => `${menu}: ${one}`);
  });
  expect(twice).toEqual([]);
});

describe('the command palette', () => {
  const palette = menus.commandPalette ?? [];

  function offered(keys: ContextKeys): readonly string[] {
    return palette.filter(({ when = '' }) => holds(when, keys)).map(({ command = '' }) => titles.get(command) ?? '?');
  }

  const emptyWindow = { workspaceFolderCount: 0, 'dwell.emptyState': 'noFolder' };
  const folder = { workspaceFolderCount: 1, 'dwell.hasFunctions': true };

  it('has a clause for every command', () => {
    const commands: readonly { readonly command: string }[] = contributes.commands;
    expect(palette.map(({ command }) => command)).toEqual(commands.map(({ command }) => command));
    expect(palette.filter(({ when }) => when === undefined)).toEqual([]);
  });

  it('is short in an empty window', () => {
    expect(offered(emptyWindow)).toEqual([
      'Invoke Function…',
      'Open Trace by ID…',
      'Open Trace File…',
      'Open Trace Search…',
      'Find Function…',
      'Add Connection…',
      'Edit Connection…',
      'Remove Connection…',
      'Test Connection',
      'Open AWS Config File',
      'Refresh',
      'Show Log',
      'Export Diagnosis…',
      'Open Sample of a Durable Function…',
    ]);
    const withAccounts = { ...emptyWindow, 'dwell.hasSeveralConnections': true, 'dwell.hasRemoteConnections': true };
    expect(offered(withAccounts).length).toBeLessThan(25);
  });

  it('has the commands of functions in a folder, and those of payloads where one is open', () => {
    expect(offered(folder)).toContain('Invoke Synchronously');
    expect(offered(folder)).not.toContain('Preview Request');
    expect(offered(folder)).not.toContain('Invoke Again');
    const payload = { ...folder, resourcePath: '/a/events/f/a.json', 'dwell.payloadDocuments': ['/a/events/f/a.json'] };
    expect(offered(payload)).toContain('Preview Request');
    expect(offered({ ...folder, 'dwell.hasInvocations': true })).toContain('Invoke Again');
  });
});

test('keys: a payload is invoked, invoked as an event; the last invocation is repeated and shown', () => {
  const bindings: readonly { command: string; key: string; mac: string; when: string }[] = contributes.keybindings;
  const payload = { editorTextFocus: true, resourcePath: '/p.json', 'dwell.payloadDocuments': ['/p.json'] };
  const other = { editorTextFocus: true, resourcePath: '/notes.md', 'dwell.payloadDocuments': ['/p.json'] };
  const keysFor = (keys: ContextKeys) =>
    bindings.filter(({ when }) => holds(when, keys)).map(({ key, mac, command }) => `${key} ${mac} ${command}`);
  expect(keysFor(payload)).toEqual([
    'ctrl+enter cmd+enter dwell.invokeSync',
    'ctrl+shift+enter cmd+shift+enter dwell.invokeEvent',
  ]);
  expect(keysFor(other)).toEqual([]);
  expect(keysFor({ 'dwell.hasInvocations': true })).toEqual([
    'ctrl+k ctrl+enter cmd+k cmd+enter dwell.invokeAgain',
    'ctrl+k l cmd+k l dwell.showLastInvocation',
    'ctrl+k n cmd+k n dwell.showNextFailure',
  ]);
});

test('every command with a key stands in a menu, where VS Code shows the key', () => {
  const bindings: readonly { command: string }[] = contributes.keybindings;
  const inMenus = Object.entries(menus)
    .filter(([menu]) => menu !== 'commandPalette')
    .flatMap(([, items]) => items.map(({ command }) => command));
  expect(bindings.filter(({ command }) => !inMenus.includes(command))).toEqual([]);
});

test('only what debugs is drawn as debugging, and an event is no second play', () => {
  const commands: readonly { command: string; icon?: string }[] = contributes.commands;
  const drawnAsDebugging = commands.filter(({ icon }) => icon?.includes('debug')).map(({ command }) => command);
  expect(drawnAsDebugging).toEqual([
    'dwell.debugFunction',
    'dwell.debugEvent',
    'dwell.debugInvocation',
    'dwell.debugCapturedEvent',
    'dwell.debugOnAws',
  ]);
  expect(commands.find(({ command }) => command === 'dwell.invokeEvent')?.icon).toBe('$(send)');
});
