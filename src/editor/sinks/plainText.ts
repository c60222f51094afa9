/**
 * The text without links: VS Code makes `[label](command:id)` in notifications, input prompts and validation messages a link that
 * runs the command. A zero-width space between the brackets leaves the text as it looks.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200B(');
}

/**
 * The text without icons: VS Code draws `$(name)` in quick picks, the status bar and lenses as an icon, unless a backslash stands
 * before it.
 */
export function withoutIcons(text: string): string {
  return text.replaceAll(/\$\([a-z0-9-]+(?:~[a-z]+)?\)/gi, String.raw`\$&`);
}
