import { type Bar, byStart, virtualBar, walkBars } from '../rows/bar';
import type { RowKind } from '../rows/waterfallRow';
import { findEscapedParts } from './escapedParts';
import { ownStretches } from './selfTime';

/** A stretch without child is worth a row when it is longer than this, and than a tenth of its parent. */
const minMs = 20;
const minShare = 0.1;

/**
 * Gives every bar that has children a child for each long stretch in which nothing inside it ran, in words that say where to
 * look. A bar without children is its own explanation.
 */
export function addUnaccounted(roots: readonly Bar[], latestMs: number): void {
  const measured = { latestMs, escaped: findEscapedParts(roots, latestMs) };
  // The origin of the segment that each level of the walk is in.
  const origins: (string | undefined)[] = [];
  walkBars(roots, (bar, _, level) => {
    const outer = level > 1 ? origins[level - 1] : undefined;
    origins[level] = bar.node?.isSegment === true ? bar.node.origin : outer;
    if (bar.children.length === 0 || bar.endMs === undefined) return;
    const words = wordsOf(bar, origins[level]);
    if (words === undefined) return;
    const thresholdMs = Math.max(minMs, minShare * (bar.endMs - bar.startMs));
    const gaps = ownStretches(bar, measured).filter(({ startMs, endMs }) => endMs - startMs > thresholdMs);
    for (const [index, { startMs, endMs }] of gaps.entries()) {
      const gap = virtualBar({
        id: `${bar.id}:unaccounted-${index + 1}`,
        kind: 'unaccounted',
        name: words.name,
        startMs,
        endMs,
      });
      gap.detail = words.detail;
      bar.children.push(gap);
    }
    if (gaps.length > 0) bar.children.sort(byStart);
  });
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

/** The oldest layout has no bar for the handler: there the whole run is the user's code. */
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

/** Whether a segment is of a service that runs no code of the user's, such as Step Functions or API Gateway. */
function isManaged(origin: string | undefined): boolean {
  return origin?.startsWith('AWS::') === true && !computeOrigins.test(origin);
}

/** `AWS::StepFunctions::StateMachine` is of Step Functions. */
function serviceOf(origin: string | undefined): string {
  return (origin?.split('::')[1] ?? 'AWS').replace(/([a-z])([A-Z])/g, '$1 $2');
}

/** Kinds that are not here are leaves, waits, or made of nothing but their children. */
const wordsFor: Partial<Readonly<Record<RowKind, Words>>> = {
  service: aws,
  attempt: aws,
  function: yours,
  handler: yours,
  subsegment: yours,
  segment: theirs,
};
