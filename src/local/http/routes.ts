import { getAddresses } from '../operations/addresses/getAddresses';
import {
  deleteFunctionConcurrency,
  getFunctionConcurrency,
  putFunctionConcurrency,
} from '../operations/concurrency/functionConcurrency';
import { controlDebugger } from '../operations/debugging/controlDebugger';
import { putEnvironment } from '../operations/debugging/putEnvironment';
import { checkpointDurableExecution } from '../operations/durable/checkpointDurableExecution';
import {
  sendDurableExecutionCallbackFailure,
  sendDurableExecutionCallbackHeartbeat,
  sendDurableExecutionCallbackSuccess,
} from '../operations/durable/durableCallbacks';
import { getDurableExecution } from '../operations/durable/getDurableExecution';
import { getDurableExecutionHistory } from '../operations/durable/getDurableExecutionHistory';
import { getDurableExecutionState } from '../operations/durable/getDurableExecutionState';
import { listDurableExecutionsByFunction } from '../operations/durable/listDurableExecutionsByFunction';
import { skipDurableWait } from '../operations/durable/skipDurableWait';
import { stopDurableExecution } from '../operations/durable/stopDurableExecution';
import {
  deleteFunctionEventInvokeConfig,
  putFunctionEventInvokeConfig,
  updateFunctionEventInvokeConfig,
} from '../operations/eventInvokeConfig/changeEventInvokeConfig';
import {
  getFunctionEventInvokeConfig,
  listFunctionEventInvokeConfigs,
} from '../operations/eventInvokeConfig/getFunctionEventInvokeConfig';
import { getFunction } from '../operations/functions/getFunction';
import { getFunctionConfiguration } from '../operations/functions/getFunctionConfiguration';
import { getFunctionUrlConfig } from '../operations/functions/getFunctionUrlConfig';
import { getPolicy } from '../operations/functions/getPolicy';
import { getResources } from '../operations/functions/getResources';
import { listAliases } from '../operations/functions/listAliases';
import { listFunctions } from '../operations/functions/listFunctions';
import { listVersionsByFunction } from '../operations/functions/listVersionsByFunction';
import { updateFunctionConfiguration } from '../operations/functions/updateFunctionConfiguration';
import { getRun, getRuns } from '../operations/invoke/getRuns';
import { invoke } from '../operations/invoke/invoke';
import { invokeWithResponseStream } from '../operations/invoke/invokeWithResponseStream';
import { putRetryDelays, retryEvent } from '../operations/invoke/retries';
import { filterLogEvents } from '../operations/logs/filterLogEvents';
import { listTags } from '../operations/manage/tags';
import { createEventSourceMapping } from '../operations/mappings/createEventSourceMapping';
import { deleteEventSourceMapping } from '../operations/mappings/deleteEventSourceMapping';
import { getEventSourceMapping } from '../operations/mappings/getEventSourceMapping';
import { getPollEvents } from '../operations/mappings/getPollEvents';
import { listEventSourceMappings } from '../operations/mappings/listEventSourceMappings';
import { updateEventSourceMapping } from '../operations/mappings/updateEventSourceMapping';
import { getDiscoveredSchema } from '../operations/schemas/schemasDiscover';
import { createRegistry, describeRegistry } from '../operations/schemas/schemasRegistry';
import { createSchema, deleteSchema, describeSchema, updateSchema } from '../operations/schemas/schemasSchema';
import { deleteSchemaVersion, listSchemaVersions } from '../operations/schemas/schemasVersions';
import { batchGetTraces } from '../operations/traces/batchGetTraces';
import { getTraceSegmentDestination } from '../operations/traces/getTraceSegmentDestination';
import { getTraceSummaries } from '../operations/traces/getTraceSummaries';
import { createGroup, deleteGroup, getGroup, getGroups, updateGroup } from '../operations/traces/groups';
import { putTraceSegments } from '../operations/traces/putTraceSegments';
import { sourceOperation } from '../sources/wire/sourceOperation';
import type { Operation } from './awsRequest';
import { manageRoutes } from './manageRoutes';
import type { Route } from './route';
import { ServiceError } from './serviceError';

const lambda = '/2015-03-31/functions';
const mappings = '/2015-03-31/event-source-mappings';
const registry = '/v1/registries/name/(?<registry>[^/]+)';
const schema = `${registry}/schemas/name/(?<schema>[^/]+)`;
const eventInvokeConfig = /^\/2019-09-25\/functions\/(?<name>[^/]+)\/event-invoke-config$/;

const execution = '/2025-12-01/durable-executions/(?<arn>[^/]+)';
const callback = '/2025-12-01/durable-execution-callbacks/(?<id>[^/]+)';

/** The operations that the service implements. */
const routes: readonly Route[] = [
  { method: 'GET', path: new RegExp(`^${lambda}/?$`), operation: listFunctions },
  { method: 'GET', path: new RegExp(`^${lambda}/(?<name>[^/]+)$`), operation: getFunction },
  { method: 'GET', path: new RegExp(`^${lambda}/(?<name>[^/]+)/configuration$`), operation: getFunctionConfiguration },
  {
    method: 'PUT',
    path: new RegExp(`^${lambda}/(?<name>[^/]+)/configuration$`),
    operation: updateFunctionConfiguration,
  },
  { method: 'POST', path: new RegExp(`^${lambda}/(?<name>[^/]+)/invocations$`), operation: invoke },
  {
    method: 'POST',
    path: /^\/2021-11-15\/functions\/(?<name>[^/]+)\/response-streaming-invocations$/,
    operation: invokeWithResponseStream,
  },
  { method: 'POST', path: /^\/dwell\/events\/(?<requestId>[^/]+)\/retry$/, operation: retryEvent },
  { method: 'PUT', path: /^\/dwell\/retry-delays$/, operation: putRetryDelays },
  { method: 'GET', path: new RegExp(`^${execution}$`), operation: getDurableExecution },
  { method: 'GET', path: new RegExp(`^${execution}/history$`), operation: getDurableExecutionHistory },
  { method: 'GET', path: new RegExp(`^${execution}/state$`), operation: getDurableExecutionState },
  { method: 'POST', path: new RegExp(`^${execution}/checkpoint$`), operation: checkpointDurableExecution },
  { method: 'POST', path: new RegExp(`^${execution}/stop$`), operation: stopDurableExecution },
  {
    method: 'GET',
    path: /^\/2025-12-01\/functions\/(?<name>[^/]+)\/durable-executions$/,
    operation: listDurableExecutionsByFunction,
  },
  { method: 'POST', path: new RegExp(`^${callback}/succeed$`), operation: sendDurableExecutionCallbackSuccess },
  { method: 'POST', path: new RegExp(`^${callback}/fail$`), operation: sendDurableExecutionCallbackFailure },
  { method: 'POST', path: new RegExp(`^${callback}/heartbeat$`), operation: sendDurableExecutionCallbackHeartbeat },
  {
    method: 'POST',
    path: /^\/dwell\/durable-executions\/(?<arn>[^/]+)\/operations\/(?<operation>[^/]+)\/skip$/,
    operation: skipDurableWait,
  },
  { method: 'GET', path: new RegExp(`^${lambda}/(?<name>[^/]+)/policy$`), operation: getPolicy },
  { method: 'GET', path: new RegExp(`^${lambda}/(?<name>[^/]+)/versions$`), operation: listVersionsByFunction },
  { method: 'GET', path: new RegExp(`^${lambda}/(?<name>[^/]+)/aliases$`), operation: listAliases },
  { method: 'PUT', path: /^\/2017-10-31\/functions\/(?<name>[^/]+)\/concurrency$/, operation: putFunctionConcurrency },
  {
    method: 'DELETE',
    path: /^\/2017-10-31\/functions\/(?<name>[^/]+)\/concurrency$/,
    operation: deleteFunctionConcurrency,
  },
  { method: 'GET', path: /^\/2019-09-30\/functions\/(?<name>[^/]+)\/concurrency$/, operation: getFunctionConcurrency },
  {
    method: 'GET',
    path: /^\/2019-09-25\/functions\/(?<name>[^/]+)\/event-invoke-config\/list$/,
    operation: listFunctionEventInvokeConfigs,
  },
  { method: 'GET', path: eventInvokeConfig, operation: getFunctionEventInvokeConfig },
  { method: 'PUT', path: eventInvokeConfig, operation: putFunctionEventInvokeConfig },
  { method: 'POST', path: eventInvokeConfig, operation: updateFunctionEventInvokeConfig },
  { method: 'DELETE', path: eventInvokeConfig, operation: deleteFunctionEventInvokeConfig },
  { method: 'GET', path: /^\/2021-10-31\/functions\/(?<name>[^/]+)\/url$/, operation: getFunctionUrlConfig },
  { method: 'GET', path: new RegExp(`^${mappings}/?$`), operation: listEventSourceMappings },
  { method: 'POST', path: new RegExp(`^${mappings}/?$`), operation: createEventSourceMapping },
  { method: 'GET', path: new RegExp(`^${mappings}/(?<uuid>[^/]+)$`), operation: getEventSourceMapping },
  { method: 'DELETE', path: new RegExp(`^${mappings}/(?<uuid>[^/]+)$`), operation: deleteEventSourceMapping },
  { method: 'PUT', path: /^\/dwell\/environments\/(?<name>[^/]+)$/, operation: putEnvironment },
  { method: 'GET', path: /^\/dwell\/addresses$/, operation: getAddresses },
  { method: 'GET', path: /^\/dwell\/poll-events$/, operation: getPollEvents },
  { method: 'GET', path: /^\/dwell\/runs$/, operation: getRuns },
  { method: 'GET', path: /^\/dwell\/runs\/(?<requestId>[^/]+)$/, operation: getRun },
  { method: 'PUT', path: new RegExp(`^${mappings}/(?<uuid>[^/]+)$`), operation: updateEventSourceMapping },
  { method: 'GET', path: /^\/2017-03-31\/tags\/(?<arn>[^/]+)$/, operation: listTags },
  { method: 'POST', path: /^\/Traces$/, operation: batchGetTraces },
  { method: 'POST', path: /^\/TraceSummaries$/, operation: getTraceSummaries },
  { method: 'POST', path: /^\/TraceSegments$/, operation: putTraceSegments },
  { method: 'POST', path: /^\/CreateGroup$/, operation: createGroup },
  { method: 'POST', path: /^\/UpdateGroup$/, operation: updateGroup },
  { method: 'POST', path: /^\/GetGroup$/, operation: getGroup },
  { method: 'POST', path: /^\/Groups$/, operation: getGroups },
  { method: 'POST', path: /^\/DeleteGroup$/, operation: deleteGroup },
  { method: 'POST', path: /^\/GetTraceSegmentDestination$/, operation: getTraceSegmentDestination },
  { method: 'POST', path: new RegExp(`^${registry}$`), operation: createRegistry },
  { method: 'GET', path: new RegExp(`^${registry}$`), operation: describeRegistry },
  { method: 'POST', path: new RegExp(`^${schema}$`), operation: createSchema },
  { method: 'GET', path: new RegExp(`^${schema}$`), operation: describeSchema },
  { method: 'PUT', path: new RegExp(`^${schema}$`), operation: updateSchema },
  { method: 'DELETE', path: new RegExp(`^${schema}$`), operation: deleteSchema },
  { method: 'GET', path: new RegExp(`^${schema}/versions$`), operation: listSchemaVersions },
  { method: 'DELETE', path: new RegExp(`^${schema}/version/(?<version>[^/]+)$`), operation: deleteSchemaVersion },
  { method: 'POST', path: /^\/v1\/discover$/, operation: getDiscoveredSchema },
  { method: 'POST', path: /^\/dwell\/debug\/(?<session>[\w-]+)\/(?<action>\w+)$/, operation: controlDebugger },
  { method: 'POST', path: /^\/$/, target: 'ResourceGroupsTaggingAPI_20170126.GetResources', operation: getResources },
  { method: 'POST', path: /^\/$/, target: 'Logs_20140328.FilterLogEvents', operation: filterLogEvents },
  ...manageRoutes,
];

export interface Routed {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly target: string | undefined;
}

/** Throws `ServiceError` for what is not in the table. */
export function routeTo({ method, path, target }: Asked): Routed {
  const ofSource = target === undefined ? undefined : sourceOperation(target);
  // Clients send to the URL of a queue, too.
  if (ofSource !== undefined) return { operation: ofSource, params: {} };
  for (const route of routes) {
    const match = route.method === method && route.target === target ? route.path.exec(path) : null;
    if (match === null) continue;
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decode(value)]);
    return { operation: route.operation, params: Object.fromEntries(params) };
  }
  const what = target ?? `${method} ${path}`;
  throw new ServiceError(
    target === undefined ? 404 : 400,
    'UnknownOperationException',
    `The local service does not support ${what}.`,
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A lone `%` is kept as it is: no function has such a name.
    return part;
  }
}
