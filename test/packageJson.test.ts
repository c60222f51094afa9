import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type CommandName, commandId, commands, contextKeys, invocationPanel, settingIds, views } from '../src/ids';
import { inProject } from './tools/project.mjs';

const text = readFileSync(inProject('package.json'), 'utf8');
const { contributes, activationEvents } = JSON.parse(text);

/** Names that the `when` clauses and menus mention. */
const clauses: readonly string[] = [...text.matchAll(/"when": "([^"]+)"/g)].map((match) => match[1] ?? '');

function sorted(values: Iterable<string>): readonly string[] {
  return [...new Set(values)].sort();
}

function commandIds(): readonly string[] {
  return sorted(Object.keys(commands).map((name) => commandId(name as CommandName)));
}

test('every command of package.json is in src/ids.ts, and every one there in package.json', () => {
  const contributed: readonly { readonly command: string }[] = contributes.commands;
  expect(sorted(contributed.map((one) => one.command))).toEqual(commandIds());
});

test('menus offer only commands that exist', () => {
  const menus: Record<string, readonly { readonly command?: string }[]> = contributes.menus;
  const offered = Object.values(menus).flatMap((items) => items.flatMap((item) => item.command ?? []));
  expect(sorted(offered).filter((command) => !commandIds().includes(command))).toEqual([]);
});

test('the views are those of src/ids.ts, and the clauses name no other', () => {
  const contributed: readonly { readonly id: string }[] = Object.values(contributes.views).flat() as never;
  expect(sorted(contributed.map((view) => view.id))).toEqual(sorted(Object.values(views)));
  const named = clauses.flatMap((clause) => [...clause.matchAll(/view == ([\w.]+)/g)].map((match) => match[1] ?? ''));
  expect(sorted(named).filter((id) => !Object.values(views).some((view) => view === id))).toEqual([]);
});

test('the context keys of the clauses are those of src/ids.ts', () => {
  const named = clauses.flatMap((clause) => clause.match(/\bdwell\.(?:has|is|payload|empty)[A-Z]\w+/g) ?? []);
  expect(sorted(named)).toEqual(sorted(Object.values(contextKeys)));
});

test('the panel is named alike on both sides', () => {
  expect(activationEvents).toContain(`onWebviewPanel:${invocationPanel}`);
});

test('settings that a workspace could abuse wait for trust', () => {
  const { capabilities } = JSON.parse(text);
  expect(sorted(capabilities.untrustedWorkspaces.restrictedConfigurations)).toEqual(
    sorted(Object.keys(contributes.configuration.properties)),
  );
});

test('the settings are those of src/ids.ts', () => {
  const contributed = Object.keys(contributes.configuration.properties);
  const groups = Object.values(settingIds).filter((id) => contributed.some((one) => one.startsWith(`${id}.`)));
  expect(sorted([...contributed, ...groups])).toEqual(sorted(Object.values(settingIds)));
});
