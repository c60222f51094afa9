import { formatDuration } from '../../model/base/duration';
import type { LogReport } from '../../model/lifecycle/lifecycle';
import { reportFromText } from '../../model/log/logReport';

/**
 * Describes Lambda's own lines of the text format. A line of an unknown kind, or with missing values, stays unchanged, except for
 * the request id, which the header shows.
 */
export function describePlatformText(text: string): string {
  return words(text) ?? withoutRequestId(text);
}

function words(text: string): string | undefined {
  const field = (name: string) => new RegExp(`(?:^|[\\t ])${name}: ([^\\t\\n\\r]+)`).exec(text)?.[1]?.trim();
  switch (/^[A-Z_]+/.exec(text)?.[0]) {
    case 'INIT_START':
      return sentence('The environment starts', named('runtime', /Runtime Version: (\S+)/.exec(text)?.[1]));
    case 'START':
      return sentence('START', named('version', /Version: (\S+)/.exec(text)?.[1]));
    case 'END':
      return 'END';
    case 'REPORT':
      return describeReport(reportFromText(text));
    case 'INIT_REPORT':
      return sentence(
        took('Init', field('Init Duration')),
        named('phase', field('Phase')),
        named('status', field('Status')),
        field('Error Type'),
      );
    case 'RESTORE_START':
      return sentence('The environment is restored', named('runtime', /Runtime Version: (\S+)/.exec(text)?.[1]));
    case 'RESTORE_REPORT':
      return sentence(took('Restore', field('Restore Duration')), named('status', field('Status')));
    case 'EXTENSION':
      return sentence(named('Extension', field('Name')), field('State')?.toLowerCase());
    case 'TELEMETRY':
      return sentence(named('Telemetry to', field('Name')), field('State')?.toLowerCase());
    default:
      return undefined;
  }
}

/** Formats the figures of a run: `REPORT ran 118 ms, billed 119 ms, used 78 of 128 MB, init 313 ms`. */
export function describeReport(report: LogReport): string {
  const { durationMs, billedMs, memoryMb, maxMemoryUsedMb, initMs, restoreMs, status, errorType } = report;
  const memory =
    maxMemoryUsedMb === undefined
      ? undefined
      : `used ${maxMemoryUsedMb}${memoryMb === undefined ? '' : ` of ${memoryMb}`} MB`;
  return sentence(
    `REPORT ran ${formatDuration(durationMs)}`,
    billedMs === undefined ? undefined : `billed ${formatDuration(billedMs)}`,
    memory,
    initMs === undefined ? undefined : `init ${formatDuration(initMs)}`,
    restoreMs === undefined ? undefined : `restore ${formatDuration(restoreMs)}`,
    status === undefined || status === 'success' ? undefined : `status ${status}`,
    errorType,
  );
}

/** Joins the known parts; empty without the first. */
export function sentence(first: string, ...more: readonly (string | undefined)[]): string;
export function sentence(first: string | undefined, ...more: readonly (string | undefined)[]): string | undefined;
export function sentence(...parts: readonly (string | undefined)[]): string | undefined {
  return parts[0] === undefined ? undefined : parts.filter((part) => part !== undefined).join(', ');
}

export function named(word: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${word} ${value}`;
}

function took(what: string, duration: string | undefined): string | undefined {
  const ms = Number.parseFloat(duration ?? '');
  return Number.isFinite(ms) ? `${what} took ${formatDuration(ms)}` : undefined;
}

function withoutRequestId(text: string): string {
  return text
    .replace(/ RequestId: \S+/, '')
    .replaceAll('\t', '  ')
    .trimEnd();
}
