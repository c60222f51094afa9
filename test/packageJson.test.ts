import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type CommandName,
  commandId,
  commands,
  contextKeys,
  invocationPanel,
  settingIds,
  views,
  walkthrough,
} from '../src/ids';
import { inProject } from './tools/project.mjs';

const text = readFileSync(inProject('package.json'), 'utf8');
const { contributes, activationEvents } = JSON.parse(text);

/** Names that the `when` clauses, menus, and completed steps of the walkthrough mention. */
const clauses: readonly string[] = [...text.matchAll(/"when": "([^"]+)"|"onContext:([^"]+)"/g)].map(
  ([, when, completed]) => when ?? completed ?? '',
);

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
  const named = clauses.flatMap(
    (clause) => clause.match(/\bdwell\.(?:has|is|payload|callback|empty|open)[A-Z]\w+/g) ?? [],
  );
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

describe('the walkthrough', () => {
  const [only, ...others]: readonly Walkthrough[] = contributes.walkthroughs;
  const steps = only?.steps ?? [];

  test('is one, with four steps; each has a picture, a command and an event that completes it', () => {
    expect(others).toEqual([]);
    expect(steps.map(({ id }) => id)).toEqual(['functions', 'invoke', 'event', 'trace']);
    const lacking = steps.filter(
      ({ description, completionEvents, media }) =>
        !/^\[[^\]]+\]\(command:[\w.]+\)$/m.test(description) ||
        completionEvents.length === 0 ||
        media.altText === '' ||
        !existsSync(inProject(media.svg)),
    );
    expect(lacking).toEqual([]);
  });

  test('has pictures in the colors of the theme alone', () => {
    const pictures = steps.map(({ media }) => readFileSync(inProject(media.svg), 'utf8'));
    const colors = pictures.flatMap((text) =>
      [...text.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, color]) => color),
    );
    expect(
      sorted(colors.map(String)).filter((color) => color !== 'none' && !color.startsWith('var(--vscode-')),
    ).toEqual([]);
  });

  test('is opened by the empty views, and never by VS Code itself after an installation', () => {
    const welcomes: readonly { readonly view: string; readonly contents: string }[] = contributes.viewsWelcome;
    const link = `command:workbench.action.openWalkthrough?${encodeURIComponent(JSON.stringify(walkthrough))}`;
    const opening = welcomes.filter(({ contents }) => contents.includes(`(${link})`));
    expect(sorted(new Set(opening.map(({ view }) => view)))).toEqual([views.functions, views.invocations]);
    expect(`dwell.dwell#${only?.id}`).toBe(walkthrough);
    expect(only?.when).toBe(contextKeys.isActive);
  });
});

interface Walkthrough {
  readonly id: string;
  readonly when: string;
  readonly steps: readonly {
    readonly id: string;
    readonly description: string;
    readonly media: { readonly svg: string; readonly altText: string };
    readonly completionEvents: readonly string[];
  }[];
}
