import type * as vscode from 'vscode';
import { BlockedMappings } from '../../explorer/blockedMappings';
import { DeployedTags } from '../../explorer/deployedTags';
import { ExecutionLists } from '../../explorer/executions/executionLists';
import { FunctionChoices } from '../../explorer/functionChoices';
import { FunctionExplorer } from '../../explorer/functionExplorer';
import { SourceLists } from '../../explorer/sources/sourceLists';
import type { InvocationStore } from '../../invocations/invocationStore';
import type { RecordTracker } from '../../invocations/records/recordTracker';
import type { AdoptedRuns } from '../../invocations/runs/adoptedRuns';
import type { LambdaFunction } from '../../model/function/functions';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { Connections } from '../connections/connections';
import { DeclaredFunctions } from './declaredFunctions';
import type { FunctionView } from './functionView';
import type { HandlerSources } from './open/openHandler';
import { pickFunction } from './pickFunction';
import { functionResolver, type ResolveFunction } from './resolveFunction';
import { mappingResolver, type ResolveMapping } from './resolveMapping';
import { FunctionTree } from './tree/functionTree';
import { WorkspaceFiles } from './workspaceFiles';

/** How commands of all features find the function or event source mapping they are about. */
export interface FunctionPicks {
  readonly resolveFunction: ResolveFunction;
  readonly resolveMapping: ResolveMapping;
  readonly pickFunction: () => Promise<FunctionTarget | undefined>;
  /** A function as it is listed; `undefined` while it is not. */
  readonly listed: (target: FunctionTarget) => LambdaFunction | undefined;
}

export interface FunctionParts {
  readonly connections: Connections;
  readonly handlers: HandlerSources;
  readonly store: InvocationStore;
  readonly records: RecordTracker;
  readonly runs: AdoptedRuns;
  readonly states: Pick<vscode.ExtensionContext, 'workspaceState' | 'globalState'>;
  /** Know which function a document is for. */
  readonly payloads: { targetOf(document: vscode.Uri): Promise<FunctionTarget | undefined> };
}

/** Finds the functions that the workspace declares, and their source. */
export function createHandlers(state: vscode.Memento): HandlerSources {
  const files = new WorkspaceFiles();
  return { files, declared: new DeclaredFunctions(files, state) };
}

/** The view **Functions** and what finds functions in it. */
export function createFunctions({
  connections,
  handlers,
  store,
  records,
  runs,
  states,
  payloads,
}: FunctionParts): FunctionPicks & { readonly view: FunctionView } {
  const choices = new FunctionChoices(states.workspaceState, states.globalState);
  const explorer = new FunctionExplorer(connections, store, choices);
  const tags = new DeployedTags(explorer.lists);
  handlers.declared.readTagsWith((name) => tags.of(name));
  const executions = new ExecutionLists(Date.now);
  const functionTree = new FunctionTree(explorer, connections, handlers.declared, {
    store,
    blocked: new BlockedMappings(records),
    executions,
    runs,
    sources: new SourceLists(() => handlers.declared.sources(), Date.now),
  });
  const view = { connections, explorer, functionTree, store, executions };
  const pick = () => pickFunction(view);
  const resolveFunction = functionResolver({
    payloadTarget: (document) => payloads.targetOf(document),
    pickFunction: pick,
  });
  return {
    view,
    pickFunction: pick,
    listed: (target) => explorer.find(target),
    resolveFunction,
    resolveMapping: mappingResolver({ connections, resolveFunction }),
  };
}
