import { failureLines } from '../../explorer/agents/failureLines';
import { functionLines, type ListedFunctions } from '../../explorer/agents/functionLines';
import { invocationLines } from '../../explorer/agents/invocationLines';
import { mappingLines } from '../../explorer/agents/mappingLines';
import { traceText } from '../../explorer/agents/traceLines';
import { findFailures as findFailedTraces } from '../../explorer/traceSearch/findFailures';
import type { Connection } from '../../model/connection/connection';
import { findFunctions } from '../../model/function/findFunctions';
import type { LambdaFunction } from '../../model/function/functions';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import { traceOf } from '../../trace/parse/traceOf';
import { type AgentNeeds, connectionOf, required, ToolRefusal } from './agentNeeds';
import type { ToolInput } from './toolInput';

const maxFunctions = 100;
/** An account may have thousands of functions, of which AWS lists 50 a call. */
const maxPages = 20;
const defaultAgeMinutes = 24 * 60;
/** X-Ray keeps traces for 30 days, and is asked for six hours at a time. */
const maxAgeMinutes = 7 * 24 * 60;
/** The segments of each are read. */
const maxFailures = 20;

/** Answers a tool without changing anything. */
export type ReadTool = (input: ToolInput, needs: AgentNeeds, signal: AbortSignal) => Promise<string>;

export const listFunctions: ReadTool = async (input, { sending }, signal) => {
  const connection = connectionOf(input, sending.connections);
  return functionLines([await listed(connection, input.text('filter'), signal)]);
};

async function listed(
  connection: Connection,
  filter: string | undefined,
  signal: AbortSignal,
): Promise<ListedFunctions> {
  const { spec } = connection;
  const functions: LambdaFunction[] = [];
  let marker: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const result = await connection.directory.listFunctions(marker, signal);
    if (!result.ok) return { spec, functions: [], hasMore: false, failure: result.failure.message };
    functions.push(...result.value.functions);
    marker = result.value.nextMarker;
    if (marker === undefined) break;
  }
  const found = findFunctions(functions, { name: filter }, () => undefined, false);
  const hasMore = marker !== undefined || found.length > maxFunctions;
  return { spec, functions: found.slice(0, maxFunctions), hasMore, failure: undefined };
}

export const getInvocation: ReadTool = async (input, { sending }) => {
  const id = required(input, 'id');
  const nowMs = Date.now();
  const found = sending.store
    .all()
    .find((one) => one.id === id || one.traceId === id || lifecycleOf(one, nowMs).requestId === id);
  if (found !== undefined) return invocationLines(found, nowMs);
  throw new ToolRefusal(`The history has no invocation ${id}. Use dwell_explain_trace for traces of other callers.`);
};

export const explainTrace: ReadTool = async (input, { sending }, signal) => {
  const traceId = required(input, 'traceId');
  const own = sending.store.all().find((one) => one.traceId === traceId);
  if (own !== undefined && input.text('connection') === undefined) return invocationLines(own, Date.now());
  const connection = connectionOf(input, sending.connections);
  const result = await connection.traces.getTrace(traceId, signal);
  if (!result.ok) throw new ToolRefusal(result.failure.message);
  const trace = traceOf(result.value.documents);
  if (trace === undefined) throw new ToolRefusal(`X-Ray has no trace ${traceId} on "${connection.spec.name}".`);
  return traceText(traceId, trace);
};

export const findFailures: ReadTool = async (input, { sending }, signal) => {
  const minutes = Math.min(maxAgeMinutes, Math.max(1, input.number('sinceMinutes') ?? defaultAgeMinutes));
  const connection = connectionOf(input, sending.connections);
  const target = { connectionId: connection.id, functionName: input.text('function') };
  const found = await findFailedTraces({ target, hours: minutes / 60, limit: maxFailures }, connection, signal);
  const search = { ...target, connectionName: connection.spec.name, maxAgeMs: minutes * 60_000 };
  return failureLines(found, sending.store.all(), search, Date.now());
};

export const checkMapping: ReadTool = async (input, { sending }, signal) => {
  const name = required(input, 'function');
  const connection = connectionOf(input, sending.connections);
  const result = await connection.details.listEventSourceMappings(name, signal);
  if (!result.ok) throw new ToolRefusal(result.failure.message);
  return mappingLines(name, result.value);
};
