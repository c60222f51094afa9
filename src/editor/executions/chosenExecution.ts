import type { ArgumentOf } from '../../ids';
import type { Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import type { ExecutionReference } from '../../model/durable/executionArn';

/** A durable execution, and one of its callbacks where the command came from one. */
export interface ChosenExecution {
  readonly connection: Connection;
  readonly reference: ExecutionReference;
  readonly callbackId: string | undefined;
  readonly operationName: string | undefined;
}

/** What executions a command can be about, where its argument names none. */
export interface ExecutionCandidates {
  readonly placeHolder: string;
  readonly isRunningOnly: boolean;
}

/** The execution a command is about: the one of its argument, else the one that the user picks or whose ARN they enter. */
export type ResolveExecution = (
  argument: ArgumentOf['execution'],
  candidates: ExecutionCandidates,
) => Promise<Outcome<ChosenExecution>>;
