import { formatDuration } from '../../model/base/duration';
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
  /** Present for a share of something: 0 to 1, drawn as a meter. */
  readonly share?: number;
  /** How the value was computed, one line each: shown on request. */
  readonly explanation?: readonly string[];
  /** An id: shown in the editor's font, with a button that copies it. */
  readonly isId?: boolean;
}

type Attempt = Extract<LifecycleStep, { kind: 'attempt' }>;

/** Lists the figures of the header, as far as they are known. */
export function facts(invocation: Invocation, lifecycle: Lifecycle, peers: Peers | undefined): readonly Fact[] {
  const attempts = lifecycle.steps.filter((step) => step.kind === 'attempt');
  const started = attempts.filter(hasStarted);
  return [
    ...startFact(started),
    ...durationFacts(started),
    ...memoryFact(started),
    ...architectureFact(invocation, attempts),
    ...costFact(invocation, attempts),
    ...comparedFact(invocation, lifecycle, peers),
    ...idFacts(invocation, lifecycle),
    ...durableFact(invocation),
  ];
}

function durableFact({ answer }: Invocation): Fact[] {
  const arn = answer.kind === 'answered' ? answer.durableExecutionArn : undefined;
  return arn === undefined ? [] : [{ label: 'Durable execution', value: arn, isId: true }];
}

function startFact(attempts: readonly Attempt[]): Fact[] {
  const cold = attempts.filter((attempt) => attempt.start === 'cold' || attempt.start === 'restored');
  const [first] = cold;
  if (first === undefined) {
    const isWarm = attempts.length > 0 && attempts.every((attempt) => attempt.start === 'warm');
    return isWarm ? [{ label: 'Start', value: 'Warm' }] : [];
  }
  const value = first.start === 'restored' ? 'Restored' : 'Cold start';
  const init =
    first.initMs === undefined
      ? ''
      : `${first.start === 'restored' ? 'restore' : 'init'} ${formatDuration(first.initMs)}`;
  const share = attempts.length > 1 ? `${cold.length} of ${attempts.length}` : '';
  const detail = [share, init].filter((part) => part !== '').join(', ');
  return [{ label: 'Start', value, ...(detail === '' ? {} : { detail }) }];
}

function durationFacts(attempts: readonly Attempt[]): Fact[] {
  const reports = attempts.flatMap(({ report }) => (report === undefined ? [] : [report]));
  if (reports.length === 0) return [];
  const sum = (of: (report: (typeof reports)[number]) => number) => reports.reduce((total, one) => total + of(one), 0);
  const inAttempts = reports.length > 1 ? { detail: `in ${reports.length} attempts` } : {};
  const billedMs = sum((report) => report.billedMs ?? 0);
  const ran: Fact = { label: 'Duration', value: formatDuration(sum((report) => report.durationMs)), ...inAttempts };
  return billedMs === 0 ? [ran] : [ran, { label: 'Billed', value: formatDuration(billedMs) }];
}

function memoryFact(attempts: readonly Attempt[]): Fact[] {
  const used = Math.max(...attempts.map(({ report }) => report?.maxMemoryUsedMb ?? 0));
  const configured = attempts.find(({ report }) => report?.memoryMb !== undefined)?.report?.memoryMb;
  if (used <= 0 || configured === undefined) return [];
  return [
    { label: 'Memory', value: `${used} MB`, detail: `of ${configured} MB`, share: Math.min(1, used / configured) },
  ];
}

/** The architecture; known before the invocation, but shown once something has run. */
function architectureFact({ configuration }: Invocation, attempts: readonly Attempt[]): Fact[] {
  if (configuration === undefined || attempts.length === 0) return [];
  return [{ label: 'Architecture', value: configuration.architecture }];
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
