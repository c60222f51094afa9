import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { historyFormat, isNewerHistory, readHistory } from '../../src/invocations/history';
import { defaultHistoryLimits } from '../../src/invocations/historyLimits';
import { InvocationStore } from '../../src/invocations/invocationStore';
import { currentVersion, type StoredFormat, upgradeStored } from '../../src/model/base/storedFormat';
import { systemClock } from '../../src/model/base/systemClock';
import { connectionFormat, parseConnectionSettings, toSetting } from '../../src/model/connection/connectionSettings';
import { noOptions } from '../../src/model/invocation/invocation';
import {
  freshViewState,
  isNewerViewState,
  parseViewState,
  viewStateFormat,
  writeViewState,
} from '../../src/webview/viewState';
import { makeInvocation, sentMs } from '../model/makeInvocation';
import { inProject } from '../tools/project.mjs';

/** What an earlier version of Dwell has stored. Every version of a format has its file, from the first one on. */
function stored(format: string, version: number): unknown {
  return JSON.parse(readFileSync(inProject('test', 'project', 'formats', `${format}-${version}.json`), 'utf8'));
}

/** All versions of a format; a version without its file fails the test that reads it. */
function versionsOf(format: StoredFormat): readonly number[] {
  return Array.from({ length: currentVersion(format) }, (_, index) => index + 1);
}

describe('an upgrade', () => {
  const renamed: StoredFormat = [
    ({ label, ...rest }) => ({ ...rest, name: label }),
    ({ name, ...rest }) => ({ ...rest, names: [name] }),
  ];

  test.each([
    [
      { label: 'a', kept: 1 },
      { kind: 'current', value: { names: ['a'], kept: 1 } },
    ],
    [
      { version: 1, label: 'a' },
      { kind: 'current', value: { names: ['a'] } },
    ],
    [
      { version: 2, name: 'a' },
      { kind: 'current', value: { names: ['a'] } },
    ],
    [
      { version: 3, names: ['a'] },
      { kind: 'current', value: { names: ['a'] } },
    ],
    [
      { version: 4, titles: ['a'] },
      { kind: 'newer', version: 4 },
    ],
    [{ version: '3', names: [] }, { kind: 'invalid' }],
    [{ version: 0 }, { kind: 'invalid' }],
    [[], { kind: 'invalid' }],
    [null, { kind: 'invalid' }],
    ['text', { kind: 'invalid' }],
  ])('of %j goes step by step', (value, upgraded) => {
    expect(upgradeStored(value, renamed)).toEqual(upgraded);
  });
});

describe('the history', () => {
  test.each(versionsOf(historyFormat))('of version %i is read whole', (version) => {
    const lines: string[] = [];
    const entries = readHistory(stored('history', version), sentMs, (line) => lines.push(line));
    expect(entries.map(({ invocation, payload }) => [invocation.id, invocation.answer.kind, payload])).toEqual([
      ['event', 'answered', '{"order":1}'],
      ['answered', 'answered', '{"order":1}'],
      // Its request was open when the window closed.
      ['waiting', 'lost', '{"order":1}'],
    ]);
    expect(lines).toEqual([]);
  });

  const newer = { version: currentVersion(historyFormat) + 1, groups: [{ name: 'of the future' }] };

  function open() {
    const saved: unknown[] = [];
    const lines: string[] = [];
    const storage = { load: () => newer, save: (value: unknown) => void saved.push(value) };
    const store = new InvocationStore(
      storage,
      systemClock,
      (line) => lines.push(line),
      () => defaultHistoryLimits,
    );
    return { store, saved, lines };
  }

  test('of a newer Dwell is left as it is, and said', async () => {
    const { store, saved, lines } = open();
    store.add(makeInvocation({ id: 'now' }), '{}', noOptions);
    await store.flush();
    expect([store.isStored, store.all().map(({ id }) => id), saved]).toEqual([false, ['now'], []]);
    expect(lines).toEqual([
      'The stored invocation history is from a newer version of Dwell. It is kept, and nothing is added to it.',
    ]);
    expect([isNewerHistory(newer), isNewerHistory(undefined)]).toEqual([true, false]);
  });

  test('of a newer Dwell goes when the user clears the history', async () => {
    const { store, saved } = open();
    store.clear();
    await store.flush();
    expect([store.isStored, saved]).toEqual([true, [undefined]]);
  });
});

describe('connections', () => {
  test.each(versionsOf(connectionFormat))('of version %i are read whole and written in the current one', (version) => {
    const { specs, problems } = parseConnectionSettings(stored('connections', version));
    expect([specs.map(({ kind, name }) => `${kind} ${name}`), problems]).toEqual([
      ['local Local', 'aws Staging', 'endpoint Stack'],
      [],
    ]);
    expect(specs.map(toSetting)).toEqual(stored('connections', currentVersion(connectionFormat)));
  });

  test('of a newer Dwell are said, and stay in the setting', () => {
    const newer = { version: currentVersion(connectionFormat) + 1, kind: 'organization', name: 'All' };
    const local = { kind: 'local', name: 'Local' };
    expect(parseConnectionSettings([newer, local])).toEqual({
      specs: [local],
      unused: [newer],
      problems: ['dwell.connections, entry 1: it requires a newer version of Dwell.'],
    });
  });
});

describe("a panel's state", () => {
  test.each(versionsOf(viewStateFormat))('of version %i is read whole', (version) => {
    expect(parseViewState(stored('panel', version))).toEqual({
      ...freshViewState,
      subject: { kind: 'invocation', invocationId: 'event' },
      closedRows: ['a'],
      selectedRow: 'b',
      closedSections: ['log'],
      isTrueScale: true,
    });
  });

  test('comes back as it was stored', () => {
    const state = { ...freshViewState, findText: 'fault', view: 'timeline' as const };
    expect(parseViewState(JSON.parse(JSON.stringify(writeViewState(state))))).toEqual(state);
  });

  test('of a newer Dwell keeps its subject', () => {
    const subject = { kind: 'trace', connectionId: 'local', traceId: '1-a-b' };
    const newer = { version: currentVersion(viewStateFormat) + 1, subject, rows: { closed: [] } };
    expect(parseViewState(newer)).toEqual({ ...freshViewState, subject });
    expect([isNewerViewState(newer), isNewerViewState(undefined)]).toEqual([true, false]);
  });
});
