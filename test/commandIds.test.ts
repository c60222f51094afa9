import { expect, test } from 'vitest';
import type { CommandHandlers } from '../src/editor/commands/registerCommands';
import type { CommandArgument } from '../src/ids';
import { done } from '../src/model/base/outcome';
import { readSources } from './sourceFile';

test('no id of package.json is written out but in src/ids.ts', () => {
  const written = readSources('src', ['.ts', '.tsx'])
    .filter(({ path }) => path !== 'src/ids.ts')
    .flatMap(({ path, text }) => (text.match(/(['"])dwell\.[\w.]*\1/g) ?? []).map((id) => `${path}: ${id}`));
  expect(written).toEqual([]);
});

test('the compiler knows the commands and their arguments', () => {
  // @ts-expect-error: the command takes a node of the tree.
  const argument: CommandArgument<'refresh'> = 42;
  // @ts-expect-error: a handler is a function.
  const noHandler: CommandHandlers = { refresh: 42 };
  // @ts-expect-error: there is no such command.
  const unknownCommand: CommandHandlers = { refreshAll: async () => done };
  // @ts-expect-error: a handler accepts what its command does, not more.
  const otherArgument: CommandHandlers = { refresh: async (_node: number) => done };
  // @ts-expect-error: a handler says how it ended.
  const noOutcome: CommandHandlers = { refresh: async () => undefined };
  expect([argument, noHandler, unknownCommand, otherArgument, noOutcome]).toHaveLength(5);
});
