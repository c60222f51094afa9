import { expect, test } from 'vitest';
import { functionChanges } from '../../src/editor/functions/changes/functionChanges';
import type { ChangeDialogs } from '../../src/editor/functions/changes/proposedChange';
import { doneWith } from '../../src/model/base/outcome';
import type { Connection } from '../../src/model/connection/connection';
import { LazyConnection } from '../../src/model/connection/lazyConnection';
import { checkout, defaultConfig } from '../model/makeInvocation';

const target = { connectionId: 'staging', functionName: 'checkout', qualifier: undefined };

/** Runs a command about `checkout`, and writes down what it asked, changed and read again. */
async function run(
  command: 'enableTracing' | 'disableTracing' | 'editEventConfig',
  answers: { readonly isConfirmed: boolean; readonly retries?: number; readonly isProtected?: boolean },
): Promise<readonly string[]> {
  const lines: string[] = [];
  const dialogs: ChangeDialogs = {
    confirm: async (_connection, _arn, { question, changes }) => {
      lines.push(`${question} ${changes.map((change) => change.join(' ')).join(', ')}`);
      return answers.isConfirmed;
    },
    askRetrySettings: async () => {
      lines.push('asks for retry settings');
      return answers.retries === undefined
        ? undefined
        : { maximumRetryAttempts: answers.retries, maximumEventAgeSeconds: 600 };
    },
  };
  const connection = staging(lines, answers.isProtected === true);
  const outcome = await functionChanges({
    connections: { get: () => connection },
    resolveFunction: async () => doneWith({ target, payload: undefined }),
    resolveMapping: async () => ({ kind: 'canceled' }),
    dialogs,
    reread: async ({ functionName }) => {
      lines.push(`reads ${functionName} again`);
    },
  })[command](undefined);
  return [...lines, outcome.kind === 'failed' ? outcome.message : outcome.kind];
}

function staging(lines: string[], isProtected: boolean): Connection {
  const spec = { kind: 'aws', name: 'Staging', isProtected } as const;
  const failure = { reason: 'service', name: 'Unused', statusCode: undefined, message: 'not asked here' } as const;
  const lazy = new LazyConnection(
    spec,
    async () => ({ ok: false, failure }),
    () => 0,
  );
  return {
    id: lazy.id,
    spec,
    details: lazy.details,
    executionDirectory: lazy.executionDirectory,
    executionActions: lazy.executionActions,
    invoker: lazy.invoker,
    durable: lazy.durable,
    retries: lazy.retries,
    identity: lazy.identity,
    sources: lazy.sources,
    addresses: lazy.addresses,
    records: lazy.records,
    polled: lazy.polled,
    runs: lazy.runs,
    sharedEvents: lazy.sharedEvents,
    traces: lazy.traces,
    traceSearch: lazy.traceSearch,
    logs: lazy.logs,
    logReader: lazy.logReader,
    debugging: lazy.debugging,
    address: () => undefined,
    dispose: () => undefined,
    directory: {
      listFunctions: (marker, signal) => lazy.directory.listFunctions(marker, signal),
      listFunctionTags: (marker, signal) => lazy.directory.listFunctionTags(marker, signal),
      getFunction: async () => ({ ok: true, value: checkout }),
      getEventInvokeConfig: async () => ({ ok: true, value: defaultConfig }),
    },
    editor: {
      setMappingEnabled: (uuid, isEnabled, signal) => lazy.editor.setMappingEnabled(uuid, isEnabled, signal),
      updateTracing: async (_name, mode) => {
        lines.push(`sets tracing to ${mode}`);
        return { ok: true, value: undefined };
      },
      updateEventInvokeConfig: async (_name, _qualifier, { maximumRetryAttempts }) => {
        lines.push(`sets ${maximumRetryAttempts} retries`);
        return { ok: true, value: undefined };
      },
    },
  };
}

test('a change that was made is read again', async () => {
  expect(await run('disableTracing', { isConfirmed: true })).toEqual([
    'Disable active tracing of checkout? Tracing mode Active PassThrough',
    'sets tracing to PassThrough',
    'reads checkout again',
    'done',
  ]);
  expect(await run('editEventConfig', { isConfirmed: true, retries: 1 })).toEqual([
    'asks for retry settings',
    'Change the retry settings of checkout? Retry attempts 2 1, Maximum event age 21600 s 600 s',
    'sets 1 retries',
    'reads checkout again',
    'done',
  ]);
});

test('after a cancel nothing is changed and nothing is read again', async () => {
  expect(await run('disableTracing', { isConfirmed: false })).toEqual([
    'Disable active tracing of checkout? Tracing mode Active PassThrough',
    'canceled',
  ]);
  expect(await run('editEventConfig', { isConfirmed: true })).toEqual(['asks for retry settings', 'canceled']);
  expect((await run('editEventConfig', { isConfirmed: false, retries: 0 })).at(-1)).toBe('canceled');
});

test('what cannot be changed says why and asks nothing', async () => {
  expect(await run('enableTracing', { isConfirmed: true })).toEqual(['Active tracing of checkout is already enabled.']);
  expect(await run('disableTracing', { isConfirmed: true, isProtected: true })).toEqual([
    'Staging is protected: settings of its functions cannot be changed here.',
  ]);
});
