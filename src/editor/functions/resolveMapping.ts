import type { FunctionArgument } from '../../ids';
import { doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import type { EventSourceMapping } from '../../model/function/eventSourceMapping';
import { functionUnder, sourceUnder, subjectUnder } from './functionUnder';
import { mappingOfSource, pickMapping } from './pickMapping';
import type { ResolveFunction } from './resolveFunction';
import type { FunctionNode } from './tree/functionNodes';

/** An event source mapping, and the function it invokes. */
export interface ChosenMapping {
  readonly node: FunctionNode;
  readonly mapping: EventSourceMapping;
}

/**
 * The event source mapping a command is about: the one of its argument, else the one the user picks among those that are not yet
 * `isEnabled`; `undefined`: among all.
 */
export type ResolveMapping = (
  argument: FunctionArgument,
  isEnabled: boolean | undefined,
) => Promise<Outcome<ChosenMapping>>;

/** Makes the resolver, once for all features. */
export function mappingResolver(needs: {
  readonly connections: { get(id: string): Connection | undefined };
  readonly resolveFunction: ResolveFunction;
}): ResolveMapping {
  return async (argument, isEnabled) => {
    const subject = subjectUnder(argument);
    const node = functionUnder(argument);
    if (node !== undefined && (subject?.kind === 'mapping' || subject?.kind === 'failures'))
      return doneWith({ node, mapping: subject.mapping });
    const row = sourceUnder(argument);
    if (row !== undefined) return mappingOfSource(row.parent.parent.connection, row.source);
    const resolved = await needs.resolveFunction(argument);
    if (resolved.kind !== 'done') return resolved;
    const { target } = resolved.value;
    const connection = needs.connections.get(target.connectionId);
    if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
    return pickMapping(connection, target, isEnabled);
  };
}
