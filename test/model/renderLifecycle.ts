import type { Lifecycle, LifecycleStep } from '../../src/model/lifecycle/lifecycle';
import { sentMs } from './makeInvocation';

/** A lifecycle in lines, times in milliseconds from the request. */
export function renderLifecycle(lifecycle: Lifecycle): string {
  const { awaiting, cause, outcome, isFinal, attempts, endMs } = lifecycle;
  const until = awaiting?.untilMs === undefined ? '' : ` until ${at(awaiting.untilMs)}`;
  const lines = [
    ...lifecycle.steps.map(renderStep),
    `= ${outcome}${isFinal ? '' : ' so far'}, ${attempts} attempt(s), ended ${at(endMs)}`,
    cause === undefined ? undefined : `  ${cause.type}: ${cause.message}`,
    awaiting === undefined ? undefined : `  awaiting ${awaiting.what}${until}`,
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

/** Attempts and outcome alone: what every kind of evidence must agree on. */
export function renderAttempts(lifecycle: Lifecycle): string {
  const lines = lifecycle.steps.flatMap((step) =>
    step.kind === 'attempt' ? [`${step.number} ${step.outcome} ${step.cause?.type}: ${step.cause?.message}`] : [],
  );
  return [...lines, `= ${lifecycle.outcome} ${lifecycle.isFinal}`].join('\n');
}

function renderStep(step: LifecycleStep): string {
  switch (step.kind) {
    case 'attempt': {
      const init = step.initMs === undefined ? '' : ` init ${step.initMs} ms`;
      const cause = step.cause === undefined ? '' : ` ${step.cause.type}: ${step.cause.message}`;
      const report = step.report === undefined ? '' : `, billed ${step.report.billedMs} ms`;
      return `attempt ${step.number} ${times(step)} ${step.outcome}${cause} ${step.start}${init}${report}, from ${step.knownFrom}`;
    }
    case 'backOff':
      return `backOff ${times(step)}${step.isOver ? '' : ' expected'}, from ${step.knownFrom}`;
    case 'destination':
      return `${step.role} ${at(step.atMs)} ${step.target}`;
    case 'dropped':
      return `dropped ${at(step.atMs)}`;
    default:
      return `${step.kind} ${times(step)}, from ${step.knownFrom}`;
  }
}

function times({ startMs, endMs }: { readonly startMs: number; readonly endMs: number | undefined }): string {
  return `${at(startMs)}-${at(endMs)}`;
}

function at(ms: number | undefined): string {
  return ms === undefined ? '…' : String(Math.round((ms - sentMs) * 1000) / 1000);
}
