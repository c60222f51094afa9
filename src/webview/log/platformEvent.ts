import { formatDuration } from '../../model/base/duration';
import { asObject } from '../../model/base/parseObject';
import { reportFromJson } from '../../model/log/logReport';
import { describeReport, named, sentence } from './platformText';

/**
 * Lambda's own lines of the JSON format, `{"time", "type": "platform.…", "record"}`, in words; an unknown type is shown by name
 * (https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html).
 */
export function describePlatformEvent(type: string, record: Readonly<Record<string, unknown>>): string {
  const word = (name: string) => {
    const value = record[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const metrics = asObject(record.metrics) ?? {};
  const withTime = (what: string, verb: string) =>
    typeof metrics.durationMs === 'number' ? `${what} ${verb} ${formatDuration(metrics.durationMs)}` : what;
  const failed = word('status') === 'success' ? undefined : named('status', word('status'));
  switch (type) {
    case 'platform.initStart':
      return sentence('The environment starts', named('runtime', word('runtimeVersion')));
    case 'platform.initRuntimeDone':
      return sentence('The runtime is ready', failed, word('errorType'));
    case 'platform.initReport':
      return sentence(withTime('Init', 'took'), named('phase', word('phase')), failed, word('errorType'));
    case 'platform.start':
      return sentence('START', named('version', word('version')));
    case 'platform.runtimeDone':
      return sentence(withTime('END', 'after'), failed, word('errorType'));
    case 'platform.report':
      return describeReport(reportFromJson({ ...record }));
    case 'platform.restoreStart':
      return sentence('The environment is restored', named('runtime', word('runtimeVersion')));
    case 'platform.restoreRuntimeDone':
      return sentence('The runtime is restored', failed, word('errorType'));
    case 'platform.restoreReport':
      return sentence(withTime('Restore', 'took'), failed, word('errorType'));
    case 'platform.extension':
      return sentence(`Extension ${word('name') ?? ''}`.trim(), word('state')?.toLowerCase(), word('errorType'));
    case 'platform.telemetrySubscription':
      return sentence(`Telemetry to ${word('name') ?? ''}`.trim(), word('state')?.toLowerCase());
    case 'platform.logsDropped':
      return sentence(`Lambda dropped ${word('droppedRecords') ?? 'some'} log records`, word('reason'));
    default:
      return type;
  }
}
