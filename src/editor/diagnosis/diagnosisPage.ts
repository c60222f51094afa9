/** The content of a diagnosis, already redacted. */
export interface Diagnosis {
  readonly versions: readonly (readonly [name: string, version: string])[];
  readonly window: readonly (readonly [name: string, value: string])[];
  readonly settings: readonly (readonly [id: string, value: string])[];
  /** The latest lines of the log, oldest first. */
  readonly log: readonly string[];
}

/** Builds the Markdown document that is attached to an issue. */
export function diagnosisPage({ versions, window, settings, log }: Diagnosis): string {
  return `# Dwell diagnosis

Review before sharing. Payloads, responses, environment variables, and credentials are not included. Account IDs, ARNs, hosts,
email addresses, and paths are redacted. Function names can appear in the log.

## Versions

${list(versions)}

## Window

${list(window)}

## Settings

${list(settings)}

## Log

${fenced(log.length === 0 ? ['(empty)'] : log)}
`;
}

function list(entries: readonly (readonly [name: string, value: string])[]): string {
  return entries.map(([name, value]) => `- ${name}: ${value}`).join('\n');
}

/** A fence longer than any in the lines. */
function fenced(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join('\n');
}
