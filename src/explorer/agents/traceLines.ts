import { formatDuration } from '../../model/base/duration';
import { shortPlace } from '../../model/invocation/stackFrames';
import type { SourcePlace } from '../../model/lifecycle/lifecycle';
import { tracedErrors } from '../../trace/code/tracedErrors';
import { contributions } from '../../trace/measure/contributions';
import type { Trace } from '../../trace/parse/trace';
import { describeTrace, traceSentence } from '../../trace/rows/describeTrace';

const maxContributions = 6;
const maxErrors = 5;
const maxFrames = 3;

/** A trace as text for a language model. */
export function traceText(traceId: string, trace: Trace): string {
  const about = describeTrace(trace);
  const head = about === undefined ? `Trace ${traceId} has no segments.` : `${traceSentence(about)}.`;
  const took = `Duration ${formatDuration(trace.durationMs)}, ${trace.segmentCount} segments.`;
  return [head, took, ...traceLines(trace), `ids: trace ${traceId}`].join('\n');
}

/** What a trace concludes: where the time on the critical path went, and the errors with their places in the code. */
export function traceLines(trace: Trace): readonly string[] {
  const { rows } = contributions(trace, 'completion');
  const path = rows.slice(0, maxContributions).map(({ name, detail, count, contributionMs, share }) => {
    const what = detail === undefined ? name : `${name} ${detail}`;
    return `- ${what}${count > 1 ? ` ×${count}` : ''}: ${formatDuration(contributionMs)} (${Math.round(share * 100)} %)`;
  });
  const rest = rows.length > maxContributions ? [`- ${rows.length - maxContributions} more`] : [];
  const errors = tracedErrors(trace)
    .slice(0, maxErrors)
    .map(({ functionName, type, message, frames, isHandled, attempts }) => {
      const [first = ''] = message.split(/\r?\n/, 1);
      const which = `${functionName}, attempt${attempts.length > 1 ? 's' : ''} ${attempts.join(', ')}`;
      return `- ${first.startsWith(type) ? first : `${type}: ${first}`} (${which}${isHandled ? ', handled' : ''}) at ${frames
        .slice(0, maxFrames)
        .map(frameText)
        .join(', called from ')}`;
    });
  return [
    ...(path.length === 0 ? [] : ['Critical path, largest first:', ...path, ...rest]),
    ...(errors.length === 0 ? [] : ['Errors:', ...errors]),
  ];
}

function frameText(place: SourcePlace): string {
  return `${shortPlace(place)} (${place.path})`;
}
