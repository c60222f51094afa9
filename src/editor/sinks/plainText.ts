/**
 * The text without links: VS Code makes `[label](command:id)` in notifications, input prompts and validation messages a link that
 * runs the command. A zero-width space between the brackets leaves the text as it looks.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200B(');
}

/**
 * The text without icons: VS Code draws `$(name)` in quick picks, the status bar and lenses as an icon. A zero-width space leaves the
 * text as it looks; a backslash, which VS Code takes as well, would be read out by screen readers.
 */
export function withoutIcons(text: string): string {
  return text.replaceAll(/\$(?=\([a-z0-9-]+(?:~[a-z]+)?\))/gi, '$$\u200B');
}
