import * as vscode from 'vscode';
import { type FeedQuery, LogFeed } from '../../explorer/logs/logFeed';
import type { ArgumentOf, DocumentArgument, FunctionArgument, InvocationArgument } from '../../ids';
import type { InvocationStore } from '../../invocations/invocationStore';
import { clockDate } from '../../model/base/clockTime';
import { noDeadline } from '../../model/base/noDeadline';
import { canceled, done, doneWith, failed, type Outcome } from '../../model/base/outcome';
import { systemClock } from '../../model/base/systemClock';
import type { Connection } from '../../model/connection/connection';
import type { LambdaFunction } from '../../model/function/functions';
import type { FunctionTarget, Invocation } from '../../model/invocation/invocation';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { openFrame } from '../coding/openFrame';
import type { CommandHandlers } from '../commands/registerCommands';
import type { Connections } from '../connections/connections';
import type { HandlerSources } from '../functions/open/openHandler';
import type { ResolveFunction } from '../functions/resolveFunction';
import type { ResolveInvocation } from '../invocations/resolveInvocation';
import { showMessage } from '../sinks/messages';
import { askLogRange, askPattern } from './askLogRange';
import type { LogDocuments } from './logDocuments';
import { LogSession } from './logSession';

export interface LogNeeds {
  readonly store: InvocationStore;
  readonly connections: Connections;
  readonly handlers: HandlerSources;
  readonly resolveFunction: ResolveFunction;
  readonly resolveInvocation: ResolveInvocation;
  readonly listed: (target: FunctionTarget) => LambdaFunction | undefined;
}

/** A function whose log is opened. */
interface LogPlace {
  readonly connection: Connection;
  readonly functionName: string;
  readonly logGroup: string;
  /** Absent where it is not known without a request. */
  readonly functionArn: string | undefined;
}

/** A followed log begins with what was written shortly before. */
const recentMs = 60_000;
/** The lines of a request may be older than its response. */
const searchedMs = 7 * 3_600_000;

/** The commands about logs. */
export function logCommands(needs: LogNeeds, documents: LogDocuments) {
  const withPlace = async (
    argument: FunctionArgument,
    work: (place: LogPlace) => Promise<Outcome>,
  ): Promise<Outcome> => {
    const resolved = await needs.resolveFunction(argument);
    if (resolved.kind !== 'done') return resolved;
    const place = await placeOf(resolved.value.target, needs);
    return place.kind === 'done' ? work(place.value) : place;
  };
  const open = async (place: LogPlace, query: FeedQuery, head: string): Promise<Outcome> => {
    const { connection, functionName, logGroup } = place;
    const pattern = query.pattern === '' ? [] : [`Filter pattern: ${query.pattern}`];
    const subject = {
      connectionId: connection.id,
      functionName,
      logGroup,
      title: `${functionName}.log`,
      head: [`Log group ${logGroup} on ${connection.spec.name}, ${head}`, ...pattern],
    };
    await documents.open(new LogSession(subject, new LogFeed(query, connection.logReader, systemClock)));
    return done;
  };
  return {
    showLogs: (argument) =>
      withPlace(argument, async (place) => {
        const range = await askLogRange(Date.now());
        if (range.kind !== 'done') return range;
        const { fromMs, toMs } = range.value;
        const to = toMs === undefined ? 'now' : clockDate(toMs);
        const query: FeedQuery = { ...range.value, mode: 'range', logGroup: place.logGroup };
        return open(place, query, `${clockDate(fromMs)} to ${to}`);
      }),
    followLog: (argument) =>
      withPlace(argument, (place) => {
        const fromMs = Date.now() - recentMs;
        const query: FeedQuery = { mode: 'follow', logGroup: place.logGroup, fromMs, toMs: undefined, pattern: '' };
        return open(place, query, `followed since ${clockDate(fromMs)}`);
      }),
    tailLog: (argument) => withPlace(argument, (place) => tail(place, open)),
    stopLog: async (argument) => {
      const session = sessionOf(argument, documents) ?? documents.all().findLast(({ isOpen }) => isOpen);
      if (session?.isOpen !== true) return failed('No log is being followed.');
      session.feed?.stop();
      documents.redraw(session);
      return done;
    },
    toggleLogJson: async (argument) => {
      const session = sessionOf(argument, documents);
      if (session === undefined) return failed('Open a log first.');
      session.toggleJson();
      documents.redraw(session);
      return done;
    },
    showInvocationLog: (argument) => showInvocationLog(argument, needs, documents),
    showRequestLog: (argument) => showRequestLog(argument, needs, documents),
    openFrame: async (argument) =>
      argument === undefined
        ? failed('Select a stack frame in a log.')
        : openFrame(argument, argument.functionName, needs.handlers),
  } satisfies CommandHandlers;
}

function sessionOf(argument: DocumentArgument, documents: LogDocuments): LogSession | undefined {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  return uri === undefined ? undefined : documents.find(uri);
}

/** The log group as the function was listed, else as Lambda says. */
async function placeOf(target: FunctionTarget, { connections, listed }: LogNeeds): Promise<Outcome<LogPlace>> {
  const connection = connections.get(target.connectionId);
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const { functionName } = target;
  const known = listed(target);
  if (known !== undefined) {
    return doneWith({ connection, functionName, logGroup: known.logGroup, functionArn: known.arn });
  }
  const read = await connection.directory.getFunction(functionName, undefined, noDeadline());
  if (!read.ok) return failed(read.failure.message);
  const { logGroup, arn } = read.value;
  return doneWith({ connection, functionName, logGroup, functionArn: arn });
}

/** Asks before it starts a Live Tail session, which is billed. */
async function tail(
  place: LogPlace,
  open: (place: LogPlace, query: FeedQuery, head: string) => Promise<Outcome>,
): Promise<Outcome> {
  const { connection, logGroup, functionArn } = place;
  const [, partition, , region, account] = functionArn?.split(':') ?? [];
  if (connection.spec.kind !== 'aws' || account === undefined) {
    return failed(`Live Tail is not available on ${connection.spec.name}. Follow the log instead.`);
  }
  const pattern = await askPattern();
  if (pattern === undefined) return canceled;
  const button = 'Start Live Tail';
  const chosen = await showMessage('warning', {
    text: `Start a Live Tail session on ${logGroup}?`,
    detail: [
      'CloudWatch bills Live Tail per minute until the session is stopped, also while the window is in the background.',
      'A session ends after 3 hours. Following the log without Live Tail is not billed per minute.',
    ].join('\n'),
    isModal: true,
    buttons: [button],
  });
  if (chosen !== button) return canceled;
  const logGroupArn = `arn:${partition}:logs:${region}:${account}:log-group:${logGroup}`;
  const query: FeedQuery = { mode: 'tail', logGroup, logGroupArn, fromMs: Date.now(), toMs: undefined, pattern };
  return open(place, query, 'Live Tail');
}

/** The lines of all attempts of an invocation: as they were gathered, else read now. */
async function showInvocationLog(
  argument: InvocationArgument,
  needs: LogNeeds,
  documents: LogDocuments,
): Promise<Outcome> {
  const invocations = needs.store.all();
  const resolved = await needs.resolveInvocation(argument, { invocations, none: 'No invocations yet.' });
  if (resolved.kind !== 'done') return resolved;
  const invocation = resolved.value;
  const { target, configuration, logs, sentMs } = invocation;
  const requestId = requestIdOf(invocation);
  if (requestId === undefined) return failed('The request ID of this invocation is not known yet.');
  const logGroup = configuration?.logGroup ?? `/aws/lambda/${target.functionName}`;
  const of = { connectionId: target.connectionId, functionName: target.functionName, logGroup, requestId };
  if (logs.length === 0) return showRequest({ ...of, fromMs: sentMs - recentMs }, needs, documents);
  await documents.open(new LogSession(subjectOf(of, invocation.connectionName), logs));
  return done;
}

function requestIdOf(invocation: Invocation): string | undefined {
  return lifecycleOf(invocation, Date.now()).requestId;
}

async function showRequestLog(
  argument: ArgumentOf['request'],
  needs: LogNeeds,
  documents: LogDocuments,
): Promise<Outcome> {
  if (argument === undefined) return failed('Select a request in a log.');
  return showRequest({ ...argument, fromMs: argument.fromMs ?? Date.now() - searchedMs }, needs, documents);
}

type RequestLog = NonNullable<ArgumentOf['request']>;

async function showRequest(
  of: RequestLog & { readonly fromMs: number },
  { connections }: LogNeeds,
  documents: LogDocuments,
): Promise<Outcome> {
  const connection = connections.get(of.connectionId);
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const found = await connection.logs.findByRequestId(of, noDeadline());
  if (!found.ok) return failed(found.failure.message);
  await documents.open(new LogSession(subjectOf(of, connection.spec.name), found.value));
  return done;
}

function subjectOf({ connectionId, functionName, logGroup, requestId }: RequestLog, connectionName: string) {
  return {
    connectionId,
    functionName,
    logGroup,
    title: `${functionName} ${requestId.slice(0, 8)}.log`,
    head: [`Log group ${logGroup} on ${connectionName}, request ${requestId}`],
  };
}
