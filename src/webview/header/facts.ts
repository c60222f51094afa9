import { formatDuration } from '../../model/base/duration';
import { describeCaller } from '../../model/invocation/describeCaller';
import type { Invocation } from '../../model/invocation/invocation';
import { estimateCost, formatUsd, regionOfArn } from '../../model/invocation/price';
import type { Lifecycle, LifecycleStep } from '../../model/lifecycle/lifecycle';
import type { Peers } from '../../trace/measure/peers';
import { phaseRanks } from '../../trace/measure/phaseRanks';
import { phaseTimes } from '../../trace/measure/phaseTimes';
import { hasStarted } from '../lifecycle/hasStarted';
import { isAwsConnection } from './isAwsConnection';
import { rankText } from './rankText';

/** One figure of the header. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Secondary text after the value. */
  readonly detail?: string;
  /** How the value came about, a line each: shown when the reader asks. */
  readonly explanation?: readonly string[];
  /** An id: shown in the editor's font, with a button that copies it. */
  readonly isId?: boolean;
}

type Attempt = Extract<LifecycleStep, { kind: 'attempt' }>;

/** What the header's line has no room for, as far as it is known. */
export function facts(invocation: Invocation, lifecycle: Lifecycle, peers: Peers | undefined): readonly Fact[] {
  const attempts = lifecycle.steps.filter((step) => step.kind === 'attempt');
  const started = attempts.filter(hasStarted);
  return [
    ...callerFact(invocation),
    ...durationFacts(started),
    ...configurationFacts(invocation, attempts),
    ...costFact(invocation, attempts),
    ...comparedFact(invocation, lifecycle, peers),
    ...idFacts(invocation, lifecycle),
    ...durableFact(invocation),
  ];
}

/** Of a run that Dwell did not send. */
function callerFact({ caller }: Invocation): Fact[] {
  return caller === undefined ? [] : [{ label: 'Called by', value: describeCaller(caller) }];
}

function durableFact({ answer }: Invocation): Fact[] {
  const arn = answer.kind === 'answered' ? answer.durableExecutionArn : undefined;
  return arn === undefined ? [] : [{ label: 'Durable execution', value: arn, isId: true }];
}

function durationFacts(attempts: readonly Attempt[]): Fact[] {
  const reports = attempts.flatMap(({ report }) => (report === undefined ? [] : [report]));
  if (reports.length === 0) return [];
  const sum = (of: (report: (typeof reports)[number]) => number) => reports.reduce((total, one) => total + of(one), 0);
  const inAttempts = reports.length > 1 ? { detail: `in ${reports.length} attempts` } : {};
  const billedMs = sum((report) => report.billedMs ?? 0);
  const ran: Fact = {
    label: 'Function duration',
    value: formatDuration(sum((report) => report.durationMs)),
    ...inAttempts,
  };
  return billedMs === 0 ? [ran] : [ran, { label: 'Billed', value: formatDuration(billedMs) }];
}

/** Known before the invocation, and of interest once something has run. */
function configurationFacts({ configuration }: Invocation, attempts: readonly Attempt[]): Fact[] {
  if (configuration === undefined || attempts.length === 0) return [];
  const { architecture, runtime } = configuration;
  const configured: Fact[] = runtime === undefined ? [] : [{ label: 'Configured runtime', value: runtime }];
  return [...configured, { label: 'Architecture', value: architecture }];
}

/** The estimated cost. On this machine and on emulators, invocations cost nothing. */
function costFact({ target, configuration }: Invocation, attempts: readonly Attempt[]): Fact[] {
  if (!isAwsConnection(target.connectionId) || configuration === undefined) return [];
  const billed = attempts.flatMap(({ number, report }) => {
    const memoryMb = report?.memoryMb ?? configuration.memoryMb;
    return report?.billedMs === undefined ? [] : [{ number, billedMs: report.billedMs, memoryMb }];
  });
  const cost = estimateCost(billed, configuration.architecture, regionOfArn(configuration.arn));
  if (cost === undefined) return [];
  const ran = attempts.filter(({ outcome }) => outcome !== 'throttled').length;
  const all = ran > 1 ? `${ran} attempts` : undefined;
  const part = billed.length < ran ? `${billed.length} of ${ran} attempts` : all;
  return [
    {
      label: 'Estimated cost',
      value: formatUsd(cost.usd),
      explanation: cost.formula,
      ...(part === undefined ? {} : { detail: part }),
    },
  ];
}

function comparedFact(invocation: Invocation, lifecycle: Lifecycle, peers: Peers | undefined): Fact[] {
  const total = phaseRanks(phaseTimes(invocation, lifecycle), peers).find(({ phase }) => phase === 'total');
  if (total === undefined || peers === undefined) return [];
  const period = formatDuration(Math.max(invocation.sentMs, peers.toMs) - Math.min(invocation.sentMs, peers.fromMs));
  return [{ label: 'Compared', value: rankText(total.rank), detail: `of ${total.peerCount} like it in ${period}` }];
}

function idFacts({ mode, traceId }: Invocation, { requestId }: Lifecycle): Fact[] {
  const request: Fact[] =
    requestId === undefined || requestId === '' ? [] : [{ label: 'Request ID', value: requestId, isId: true }];
  return mode === 'DryRun' ? request : [...request, { label: 'Trace ID', value: traceId, isId: true }];
}
