import { describe, expect, test } from 'vitest';
import { withoutIcons, withoutLinks } from '../../src/editor/sinks/plainText';
import { readSources } from '../sourceFile';

/** What VS Code's notifications and inputs take for a link (its `linkedText.ts`). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;

/** What its labels take for an icon (its `renderLabelWithIcons`). */
const icon = /\$\(([a-z0-9-]+(?:~[a-z]+)?)\)/gi;

describe('foreign text', () => {
  test.each([
    'Session is over. [Sign in again](command:workbench.action.showAboutDialog)',
    '[a](command:x) [b](https://example.com "title") [c](file:///etc/passwd)',
    '[over\nlines](command:x)',
  ])('is no link: %j', (text) => {
    expect(text).toMatch(link);
    expect(withoutLinks(text)).not.toMatch(link);
    expect(withoutLinks(text).replaceAll('\u200B', '')).toBe(text);
  });

  test.each(['$(error) prod', 'pay $(trash) $(sync~spin)', '\\$(zap)', '$$(zap)'])('is no icon: %j', (text) => {
    expect(withoutIcons(text)).not.toMatch(icon);
    // What a screen reader reads: nothing but a mark without width is added.
    expect(withoutIcons(text).replaceAll('\u200B', '')).toBe(text);
  });
});

/** VS Code's functions that read links, icons or Markdown in what they are given. */
const sinks =
  /vscode\.window\.(?:show(?:Information|Warning|Error)Message|setStatusBarMessage|showInputBox|createInputBox|showQuickPick|createQuickPick|withProgress|createTerminal)\b|new vscode\.(?:MarkdownString|CodeLens)\b|\$\([a-z-]+\)/;

test('no sink is called past src/editor/sinks', () => {
  const found = readSources('src/editor', ['.ts']).flatMap(({ path, text }) =>
    path.startsWith('src/editor/sinks/')
      ? []
      : text.split('\n').flatMap((line, index) => {
          const isPattern = line.includes('"\\$(');
          return sinks.test(line) && !isPattern ? [`${path}:${index + 1}: ${line.trim()}`] : [];
        }),
  );
  expect(found).toEqual([]);
});
