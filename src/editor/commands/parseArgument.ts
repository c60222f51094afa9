import * as vscode from 'vscode';
import type { ArgumentKind, ArgumentOf, ExecutionArgument, FoundExecution, ViewNode } from '../../ids';
import { asObject } from '../../model/base/parseObject';
import type { FunctionTarget } from '../../model/invocation/invocation';
import { parseTraceId } from '../../model/invocation/traceId';

const parsers: { readonly [Kind in ArgumentKind]: (given: unknown) => ArgumentOf[Kind] } = {
  nothing: () => undefined,
  function: (given) => viewNode(given) ?? document(given) ?? functionTarget(given),
  invocation: invocationId,
  connection: (given) => viewNode(given) ?? connectionId(given),
  document,
  treeNode: viewNode,
  trace: (given) => viewNode(given) ?? traceOf(given),
  execution: (given) => viewNode(given) ?? document(given) ?? executionOf(given),
  request: requestOf,
  frame: frameOf,
  project: (given) => (typeof given === 'string' ? given : undefined),
  profile: (given) => (typeof given === 'string' ? given : profileOf(given)),
};

/** Parses an argument of a command. It may come from any caller and have any type; an unsupported value is ignored. */
export function parseArgument<Kind extends ArgumentKind>(kind: Kind, given: unknown): ArgumentOf[Kind] {
  return parsers[kind](given);
}

function document(given: unknown): vscode.Uri | undefined {
  return given instanceof vscode.Uri ? given : undefined;
}

/** The same object: a view identifies its nodes by reference. */
function viewNode(given: unknown): ViewNode | undefined {
  return isViewNode(given) ? given : undefined;
}

function isViewNode(given: unknown): given is ViewNode {
  return typeof given === 'object' && given !== null && 'kind' in given && typeof given.kind === 'string';
}

function invocationId(given: unknown): { readonly invocationId: string } | undefined {
  const id = asObject(given)?.invocationId;
  return typeof id === 'string' ? { invocationId: id } : undefined;
}

function traceOf(given: unknown): { readonly connectionId: string | undefined; readonly traceId: string } | undefined {
  const trace = asObject(given);
  if (typeof trace?.traceId !== 'string') return undefined;
  const traceId = parseTraceId(trace.traceId);
  const { connectionId: id } = trace;
  return traceId === undefined ? undefined : { connectionId: typeof id === 'string' ? id : undefined, traceId };
}

function executionOf(given: unknown): ExecutionArgument | FoundExecution | undefined {
  const { connectionId: id, executionArn, callbackId, operationName } = asObject(given) ?? {};
  if (typeof executionArn !== 'string') return undefined;
  if (typeof id !== 'string') return { connectionId: undefined, executionArn };
  return {
    connectionId: id,
    executionArn,
    callbackId: typeof callbackId === 'string' ? callbackId : undefined,
    operationName: typeof operationName === 'string' ? operationName : undefined,
  };
}

function requestOf(given: unknown): ArgumentOf['request'] {
  const { connectionId: id, functionName, logGroup, requestId, fromMs } = asObject(given) ?? {};
  if (typeof id !== 'string' || typeof functionName !== 'string') return undefined;
  if (typeof logGroup !== 'string' || typeof requestId !== 'string') return undefined;
  return {
    connectionId: id,
    functionName,
    logGroup,
    requestId,
    fromMs: typeof fromMs === 'number' ? fromMs : undefined,
  };
}

function frameOf(given: unknown): ArgumentOf['frame'] {
  const { path, line, functionName } = asObject(given) ?? {};
  const isFrame = typeof path === 'string' && typeof line === 'number' && typeof functionName === 'string';
  return isFrame ? { path, line, functionName } : undefined;
}

function connectionId(given: unknown): { readonly connectionId: string } | undefined {
  const id = asObject(given)?.connectionId;
  return typeof id === 'string' ? { connectionId: id } : undefined;
}

function profileOf(given: unknown): { readonly profile: string } | undefined {
  const profile = asObject(given)?.profile;
  return typeof profile === 'string' ? { profile } : undefined;
}

function functionTarget(given: unknown): { readonly target: FunctionTarget } | undefined {
  const target = asObject(asObject(given)?.target);
  if (typeof target?.connectionId !== 'string' || typeof target.functionName !== 'string') return undefined;
  const qualifier = typeof target.qualifier === 'string' ? target.qualifier : undefined;
  return { target: { connectionId: target.connectionId, functionName: target.functionName, qualifier } };
}
