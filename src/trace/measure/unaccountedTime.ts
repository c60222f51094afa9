import { type Bar, byStart, virtualBar, walkBars } from '../rows/bar';
import type { RowKind } from '../rows/waterfallRow';
import { findEscapedParts } from './escapedParts';
import { type Measured, ownStretches } from './selfTime';

/** Minimum length of an uncovered stretch that gets a row; it must also exceed a tenth of its parent. */
const minMs = 20;
const minShare = 0.1;

/**
 * Adds to every bar with children a child for each long stretch in which none of them ran, with a label that says where
 * to look. Bars without children need none. `onDone` gets every bar once nothing is added to it any more.
 */
export function addUnaccounted(roots: readonly Bar[], latestMs: number, onDone: (bar: Bar) => void): void {
  const measured = { latestMs, escaped: findEscapedParts(roots, latestMs) };
  // The origin of the segment that each level of the walk is in.
  const origins: (string | undefined)[] = [];
  walkBars(roots, (bar, _, level) => {
    const outer = level > 1 ? origins[level - 1] : undefined;
    origins[level] = bar.node?.isSegment === true ? bar.node.origin : outer;
    const gaps = gapsOf(bar, origins[level], measured);
    if (gaps.length > 0) {
      gaps.forEach(onDone);
      bar.children.push(...gaps);
      bar.children.sort(byStart);
    }
    onDone(bar);
  });
}

const noGaps: readonly Bar[] = [];

function gapsOf(bar: Bar, origin: string | undefined, measured: Measured): readonly Bar[] {
  if (bar.children.length === 0 || bar.endMs === undefined) return noGaps;
  const words = wordsOf(bar, origin);
  if (words === undefined) return noGaps;
  const thresholdMs = Math.max(minMs, minShare * (bar.endMs - bar.startMs));
  return ownStretches(bar, measured)
    .filter(({ startMs, endMs }) => endMs - startMs > thresholdMs)
    .map(({ startMs, endMs }, index) => ({
      ...virtualBar({
        id: `${bar.id}:unaccounted-${index + 1}`,
        kind: 'unaccounted',
        name: words.name,
        startMs,
        endMs,
      }),
      detail: words.detail,
    }));
}

interface Words {
  readonly name: string;
  readonly detail: string;
}

const yours: Words = { name: 'Not recorded', detail: 'no subsegment: your code, or a call that is not instrumented' };
const aws: Words = { name: 'AWS side', detail: 'no subsegment: work of the Lambda service' };
const theirs: Words = {
  name: 'Not recorded',
  detail: 'no subsegment: the caller’s own work, or a call that is not traced',
};

const runtimes: Words = { name: 'Not recorded', detail: 'outside of the handler: the runtime or an extension' };

/** The oldest layout has no handler bar: the whole run is the user's code. */
function wordsOf(bar: Bar, origin: string | undefined): Words | undefined {
  const words = wordsFor[bar.kind];
  if ((words === yours || words === theirs) && isManaged(origin)) {
    return { name: 'AWS side', detail: `no subsegment: work of ${serviceOf(origin)}` };
  }
  const isSplit = bar.kind === 'function' && bar.children.some(({ kind }) => kind === 'handler');
  return isSplit ? runtimes : words;
}

/** Services of AWS whose segments the user's own code runs in. */
const computeOrigins =
  /^AWS::(Lambda::Function|EC2|ECS|EKS|ElasticBeanstalk|AppRunner|Batch|BedrockAgentCore|SageMaker)\b/;

/** Whether a segment belongs to a service that does not run user code, such as Step Functions or API Gateway. */
function isManaged(origin: string | undefined): boolean {
  return origin?.startsWith('AWS::') === true && !computeOrigins.test(origin);
}

/** `AWS::StepFunctions::StateMachine` is of Step Functions. */
function serviceOf(origin: string | undefined): string {
  return (origin?.split('::')[1] ?? 'AWS').replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** Other kinds are leaves, waits, or consist only of their children. */
const wordsFor: Partial<Readonly<Record<RowKind, Words>>> = {
  service: aws,
  attempt: aws,
  function: yours,
  handler: yours,
  subsegment: yours,
  segment: theirs,
};
