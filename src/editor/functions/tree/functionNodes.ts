import type * as vscode from 'vscode';
import type { MessageAction } from '../../../explorer/menuContexts';
import type { ListedSource } from '../../../explorer/sources/sourceList';
import type { Connection } from '../../../model/connection/connection';
import type { ExecutionSummary } from '../../../model/durable/execution';
import type { EventSourceMapping } from '../../../model/function/eventSourceMapping';
import type { LambdaFunction } from '../../../model/function/functions';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import type { FailureQueue } from '../../../triggers/described';

/** The row of a connection. */
export interface ConnectionNode {
  readonly kind: 'connection';
  readonly connection: Connection;
}

/** Functions shown together: favorites, a stack, a runtime. */
export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly isOpen: boolean;
  readonly functions: readonly LambdaFunction[];
  readonly parent: ConnectionNode;
}

/** The row of a function, and the argument of its commands. */
export interface FunctionNode {
  readonly kind: 'function';
  /** Unique in the tree: a function may be in several groups. */
  readonly id: string;
  readonly target: FunctionTarget;
  readonly function: LambdaFunction;
  readonly connection: Connection;
  readonly parent: ConnectionNode | GroupNode;
}

export type SectionKind = 'executions' | 'triggers' | 'errorBehavior' | 'versions' | 'recent';

/** A section below a function, read when it is expanded. */
export interface SectionNode {
  readonly kind: 'section';
  readonly section: SectionKind;
  readonly parent: FunctionNode;
}

/** A fact about a function, with details below. */
export interface FactNode {
  readonly kind: 'fact';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: string | undefined;
  readonly isOpen: boolean;
  /** The subject of the fact's commands. */
  readonly about: FactSubject | undefined;
  readonly children: readonly FactNode[];
  readonly parent: FunctionTreeNode;
}

export type FactSubject =
  | { readonly kind: 'mapping'; readonly mapping: EventSourceMapping }
  /** The queue for what a mapping gave up. */
  | { readonly kind: 'failures'; readonly queue: FailureQueue['kind']; readonly mapping: EventSourceMapping }
  /** The settings of asynchronous invocation, which can be changed. */
  | { readonly kind: 'eventConfig' }
  /** An address on this machine that invokes the function. */
  | { readonly kind: 'address'; readonly url: string }
  /** A version or an alias, which can be invoked. */
  | { readonly kind: 'qualifier'; readonly qualifier: string };

/** An invocation sent by Dwell, below its function. */
export interface RecentNode {
  readonly kind: 'recent';
  readonly invocationId: string;
  readonly parent: SectionNode;
}

/** An execution of a durable function. */
export interface ExecutionNode {
  readonly kind: 'execution';
  readonly execution: ExecutionSummary;
  readonly parent: SectionNode;
}

/** The queues, streams and tables of a connection, read when it is expanded. */
export interface SourcesNode {
  readonly kind: 'sources';
  readonly parent: ConnectionNode;
}

/** A queue, stream or table, with the queues where its failures end below. */
export interface SourceNode {
  readonly kind: 'source';
  readonly id: string;
  readonly source: ListedSource;
  readonly children: readonly FailureQueueNode[];
  readonly parent: SourcesNode;
}

/** A dead-letter queue or on-failure queue of a source. */
export interface FailureQueueNode {
  readonly kind: 'failureQueue';
  readonly id: string;
  readonly queue: FailureQueue;
  readonly parent: SourceNode;
}

/** A row that says what is going on, or wrong. */
export interface MessageNode {
  readonly kind: 'message';
  readonly text: string;
  /** The whole sentence, where `text` is a short label. */
  readonly detail: string | undefined;
  readonly icon:
    | 'error'
    | 'info'
    | 'question'
    | 'shield'
    | 'loading~spin'
    | 'key'
    | 'lock'
    | 'debug-disconnect'
    | 'watch'
    | 'ellipsis';
  /** Its inline buttons. */
  readonly actions: readonly MessageAction[];
  /** The profile that the configuration file is opened at. */
  readonly profile: string | undefined;
  /** Runs when the row is clicked; its title stands behind the label. */
  readonly command?: vscode.Command;
  readonly parent: FunctionTreeNode | undefined;
}

/** A line of the function tree. */
export type FunctionTreeNode =
  | ConnectionNode
  | GroupNode
  | FunctionNode
  | SectionNode
  | FactNode
  | RecentNode
  | ExecutionNode
  | SourcesNode
  | SourceNode
  | FailureQueueNode
  | MessageNode;

/** The connection that a node is or is below. */
export function connectionOf(node: FunctionTreeNode | undefined): Connection | undefined {
  for (let one = node; one !== undefined; one = one.parent) {
    if (one.kind === 'connection') return one.connection;
  }
  return undefined;
}

/** Whether settings of functions may be changed there. */
export function isChangeable({ spec }: Connection): boolean {
  return spec.kind === 'local' || spec.isProtected !== true;
}

/** The function that a node is or is below. */
export function functionOf(node: FunctionTreeNode | undefined): FunctionNode | undefined {
  for (let one = node; one !== undefined; one = one.kind === 'connection' ? undefined : one.parent) {
    if (one.kind === 'function') return one;
  }
  return undefined;
}
