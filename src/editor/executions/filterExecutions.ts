import * as vscode from 'vscode';
import { type ExecutionChoice, hoursText, noChoice, statusWords } from '../../explorer/executions/executionChoice';
import type { FunctionArgument } from '../../ids';
import { durableProblem } from '../../invocations/checkOptions';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { ExecutionStatus } from '../../model/durable/execution';
import type { FunctionView } from '../functions/functionView';
import type { ResolveFunction } from '../functions/resolveFunction';
import { inputStep } from '../prompts/inputStep';
import { type Answer, pickStep } from '../prompts/pickStep';
import { showQuickPick } from '../sinks/quickInput';

type FilterNeeds = Pick<FunctionView, 'connections' | 'executions' | 'explorer'> & {
  readonly resolveFunction: ResolveFunction;
};

type Part = 'status' | 'time' | 'name' | 'clear';

/** Filters the executions of a durable function by status, time and name. */
export async function filterExecutions(argument: FunctionArgument, needs: FilterNeeds): Promise<Outcome> {
  const found = await listOf(argument, needs);
  if (found.kind !== 'done') return found;
  const { list, redraw } = found.value;
  for (;;) {
    const picked = await showQuickPick(partsOf(list.choice), {
      title: 'Filter Executions',
      placeHolder: 'Select a filter',
    });
    if (picked === undefined) return canceled;
    const answer = await ask(picked.part, list.choice);
    if (answer.kind === 'canceled') return canceled;
    if (answer.kind === 'back') continue;
    list.choose(answer.value);
    redraw();
    return done;
  }
}

/** Shows all executions of a durable function again. */
export async function clearExecutionFilter(argument: FunctionArgument, needs: FilterNeeds): Promise<Outcome> {
  const found = await listOf(argument, needs);
  if (found.kind !== 'done') return found;
  found.value.list.choose(noChoice);
  found.value.redraw();
  return done;
}

/** Reads and shows the next page of a function's executions. */
export async function showMoreExecutions(argument: FunctionArgument, needs: FilterNeeds): Promise<Outcome> {
  const found = await listOf(argument, needs);
  if (found.kind !== 'done') return found;
  await found.value.list.loadMore();
  found.value.redraw();
  return done;
}

async function listOf(argument: FunctionArgument, { connections, executions, explorer, resolveFunction }: FilterNeeds) {
  const resolved = await resolveFunction(argument);
  if (resolved.kind !== 'done') return resolved;
  const { target } = resolved.value;
  const { connectionId, functionName } = target;
  const connection = connections.get(connectionId);
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const listed = explorer.find(target);
  if (listed !== undefined && listed.durable === undefined) return failed(`${functionName} is not a durable function.`);
  const list = executions.of({ connection, functionName });
  const redraw = () => executions.redraw(connectionId, functionName);
  return { kind: 'done', value: { list, redraw } } as const;
}

function partsOf({ status, hours, name }: ExecutionChoice) {
  const item = (part: Part, icon: string, label: string, description = '') => ({
    part,
    label,
    description,
    iconPath: new vscode.ThemeIcon(icon),
  });
  return [
    item('status', 'pulse', 'Status…', status && statusWords[status]),
    item('time', 'calendar', 'Started…', hours === undefined ? undefined : hoursText(hours)),
    item('name', 'search', 'Name…', name),
    item('clear', 'clear-all', 'Clear filter'),
  ];
}

async function ask(part: Part, choice: ExecutionChoice): Promise<Answer<ExecutionChoice>> {
  switch (part) {
    case 'status':
      return withPart(await pickStep('Filter Executions', 'Select a status', statusItems), (status) => ({
        ...choice,
        status,
      }));
    case 'time':
      return withPart(await pickStep('Filter Executions', 'Select when it started', timeItems), (hours) => ({
        ...choice,
        hours,
      }));
    case 'name': {
      const name = await inputStep({
        title: 'Filter Executions',
        prompt: 'The whole name: Lambda does not search for a part of it. Leave empty for all.',
        value: choice.name ?? '',
        problemOf: (text) => (text === '' ? undefined : durableProblem(text, 'Event')),
      });
      return withPart(name, (text) => ({ ...choice, name: text || undefined }));
    }
    case 'clear':
      return { kind: 'done', value: noChoice };
  }
}

function withPart<Value>(answer: Answer<Value>, use: (value: Value) => ExecutionChoice): Answer<ExecutionChoice> {
  return answer.kind === 'done' ? { kind: 'done', value: use(answer.value) } : answer;
}

const statuses: readonly ExecutionStatus[] = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'STOPPED'];

const statusItems: readonly { readonly label: string; readonly value: ExecutionStatus | undefined }[] = [
  { label: 'Any status', value: undefined },
  ...statuses.map((value) => ({ label: upperFirst(statusWords[value]), value })),
];

const timeItems: readonly { readonly label: string; readonly value: number | undefined }[] = [
  { label: 'Any time', value: undefined },
  ...[1, 24, 7 * 24, 30 * 24].map((value) => ({ label: upperFirst(hoursText(value)), value })),
];

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
