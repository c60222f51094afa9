import type { ConnectionSpec } from '../model/connection/connection';

/** What the menu of a function depends on. */
export interface FunctionTraits {
  /** The workspace holds its source. */
  readonly hasHandler: boolean;
  readonly isTraced: boolean;
  /** It is in AWS itself, which has a console. */
  readonly hasConsole: boolean;
  readonly isFavorite: boolean;
  /** Its connection is not protected. */
  readonly isChangeable: boolean;
}

/** The `contextValue` of a function's row, which the `when` clauses of package.json match: `function handler traced plain`. */
export function functionContext(traits: FunctionTraits): string {
  const { hasHandler, isTraced, hasConsole, isFavorite, isChangeable } = traits;
  return words(
    'function',
    hasHandler && 'handler',
    isTraced ? 'traced' : 'untraced',
    hasConsole && 'console',
    isFavorite ? 'favorite' : 'plain',
    isChangeable && 'changeable',
  );
}

/** What the menu of a connection depends on. */
export interface ConnectionTraits {
  readonly spec: ConnectionSpec;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Functions of the workspace are invoked on it. */
  readonly isActive: boolean;
  /** Its functions are being listed. */
  readonly isLoading: boolean;
}

/** The `contextValue` of a connection's row: `connection aws open login up inactive`. */
export function connectionContext({ spec, isFirst, isLast, isActive, isLoading }: ConnectionTraits): string {
  return words(
    'connection',
    spec.kind,
    spec.kind !== 'local' && (spec.isProtected === true ? 'protected' : 'open'),
    hasLogin(spec) && 'login',
    !isFirst && 'up',
    !isLast && 'down',
    !isActive && 'inactive',
    isLoading && 'loading',
  );
}

/** Test credentials never expire. */
function hasLogin(spec: ConnectionSpec): boolean {
  return spec.kind === 'aws' || (spec.kind === 'endpoint' && spec.usesTestCredentials !== true);
}

/** What the menu of an invocation depends on. */
export interface InvocationTraits {
  readonly isRunning: boolean;
  readonly isTraced: boolean;
  /** The function returned something. */
  readonly hasResponse: boolean;
}

/** The `contextValue` of an invocation's row: `invocation traced response`. */
export function invocationContext({ isRunning, isTraced, hasResponse }: InvocationTraits): string {
  return words('invocation', isRunning && 'running', isTraced && 'traced', hasResponse && 'response');
}

/** The `contextValue` of a section's row: `section triggers`, `section executions filtered`. */
export function sectionContext(section: string, isFiltered: boolean): string {
  return words('section', section, isFiltered && 'filtered');
}

/** The `contextValue` of a durable execution's row. */
export function executionContext(isRunning: boolean): string {
  return words('execution', isRunning && 'running');
}

/** What the menu of an event source mapping depends on. */
export interface MappingTraits {
  readonly isOn: boolean;
  readonly source: 'arn' | 'kafka';
  /** It polls an SQS queue. */
  readonly isQueue: boolean;
  readonly isChangeable: boolean;
}

/** The `contextValue` of an event source mapping's row: `mapping on arn queue changeable`. */
export function mappingContext({ isOn, source, isQueue, isChangeable }: MappingTraits): string {
  return words('mapping', isOn ? 'on' : 'off', source, isQueue && 'queue', isChangeable && 'changeable');
}

/** The `contextValue` of the row of a queue for what failed: `failures deadLetters changeable`. */
export function failuresContext(queue: 'deadLetters' | 'destination', isChangeable: boolean): string {
  return words('failures', queue, isChangeable && 'changeable');
}

/** The `contextValue` of the row of a queue, stream or table: `source sqs polled`. */
export function sourceContext(service: string, isPolled: boolean): string {
  return words('source', service, isPolled && 'polled');
}

/** The remedy if something could not be listed, or is not listed yet. Each is an inline button of package.json. */
export const messageActions = [
  'signIn',
  'openConfig',
  'editConnection',
  'trust',
  'log',
  'settings',
  'stop',
  'continue',
  'retry',
] as const;

export type MessageAction = (typeof messageActions)[number];

/** The `contextValue` of a message's row: `message signIn retry`. */
export function messageContext(actions: readonly MessageAction[]): string {
  return words('message', ...actions);
}

function words(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(' ');
}
