import { at, errorOf, event, invoked, makeHistory, type RawEvent, succeeded } from './makeHistory';

const step = (id: string, name: string, ParentId?: string) => ({
  Id: id,
  Name: name,
  SubType: 'Step',
  ...(ParentId === undefined ? {} : { ParentId }),
});

function ranStep(fields: object, ms: number, result: string): readonly RawEvent[] {
  return [
    event('StepStarted', ms, fields),
    event('StepSucceeded', ms + 10, fields, { Result: { Payload: result }, RetryDetails: {} }),
  ];
}

function branch(id: string, name: string, parent: string) {
  return { Id: id, Name: name, SubType: 'ParallelBranch', ParentId: parent };
}

function waitOf(id: string, name: string, ms: number, seconds: number): RawEvent {
  return event(
    'WaitStarted',
    ms,
    { Id: id, Name: name, SubType: 'Wait' },
    { Duration: seconds, ScheduledEndTimestamp: at(ms + seconds * 1000) },
  );
}

const pay = step('pay', 'charge card');
const ship = { Id: 'ship', Name: 'ship', SubType: 'Parallel' };
const air = branch('air', 'by air', 'ship');
const inner = { Id: 'inner', Name: 'customs', SubType: 'Parallel', ParentId: 'air' };
const east = branch('east', 'east', 'inner');
const west = branch('west', 'west', 'inner');
const approve = { Id: 'approve', Name: 'approval', SubType: 'WaitForCallback' };
const callback = { Id: 'callback', SubType: 'Callback', ParentId: 'approve' };
const poll = { Id: 'poll', Name: 'parcel arrived', SubType: 'WaitForCondition' };
const lines = { Id: 'lines', Name: 'lines', SubType: 'Map' };
const line0 = { Id: 'line0', Name: 'map-item-0', SubType: 'MapIteration', ParentId: 'lines' };
const line1 = { Id: 'line1', Name: 'map-item-1', SubType: 'MapIteration', ParentId: 'lines' };
const refund = { Id: 'refund', Name: 'refund', SubType: 'RunInChildContext' };
const stock = { Id: 'stock', Name: 'ask stock', SubType: 'ChainedInvoke' };
const quote = { Id: 'quote', Name: 'quote', SubType: 'ChainedInvoke' };
const declined = errorOf('CardError', 'declined');
const calleeArn = 'arn:aws:lambda:eu-west-1:123456789012:function:stock:7/durable-execution/n1/i1';

const waited = makeHistory(
  [
    ...ranStep(step('a', 'reserve'), 20, '"r-1"'),
    waitOf('w', 'cool down', 31, 7200),
    invoked(5, 40, 'req-1'),
    event('WaitSucceeded', 7_200_040, { Id: 'w', Name: 'cool down', SubType: 'Wait' }, { Duration: 7200 }),
    ...ranStep(step('b', 'confirm'), 7_200_060, 'true'),
    invoked(7_200_050, 7_200_080, 'req-2'),
  ],
  succeeded(7_200_081, '"done"'),
);

/** Histories of our own, one for each kind, as AWS writes them. */
export const histories: Readonly<Record<string, readonly RawEvent[]>> = {
  empty: makeHistory([invoked(3, 9, 'req-1')], succeeded(10, 'null')),
  'handler error': makeHistory(
    [invoked(3, 9, 'req-1', errorOf('TypeError', 'no items'))],
    event('ExecutionFailed', 10, {}, { Error: { Payload: errorOf('TypeError', 'no items') } }),
  ),
  'wait of two hours': waited,
  'step with retries': makeHistory(
    [
      event('StepStarted', 10, pay),
      event('StepFailed', 20, pay, {
        Error: { Payload: declined },
        RetryDetails: { NextAttemptDelaySeconds: 2, CurrentAttempt: 1 },
      }),
      invoked(2, 25, 'req-1'),
      event('StepStarted', 2_040, pay),
      event('StepFailed', 2_050, pay, {
        Error: { Payload: declined },
        RetryDetails: { NextAttemptDelaySeconds: 60, CurrentAttempt: 1 },
      }),
      invoked(2_030, 2_055, 'req-2'),
      event('StepStarted', 62_080, pay),
      event('StepSucceeded', 62_090, pay, { Result: { Payload: '"paid"' }, RetryDetails: { CurrentAttempt: 2 } }),
      invoked(62_060, 62_100, 'req-3'),
    ],
    succeeded(62_101, '"paid"'),
  ),
  'retries exhausted in a child context': makeHistory(
    [
      event('ContextStarted', 5, refund),
      event('StepStarted', 10, { ...pay, ParentId: 'refund' }),
      event('StepFailed', 20, { ...pay, ParentId: 'refund' }, { Error: { Payload: declined }, RetryDetails: {} }),
      event('ContextFailed', 21, refund, { Error: { Payload: errorOf('StepError', 'declined') } }),
      invoked(2, 25, 'req-1', errorOf('StepError', 'declined')),
    ],
    event('ExecutionFailed', 26, {}, { Error: { Payload: errorOf('StepError', 'declined') } }),
  ),
  'nested parallel': makeHistory(
    [
      event('ContextStarted', 10, ship),
      event('ContextStarted', 10, air),
      event('ContextStarted', 11, inner),
      event('ContextStarted', 11, east),
      ...ranStep(step('e1', 'stamp', 'east'), 12, '1'),
      event('ContextStarted', 12, west),
      { ...waitOf('w1', 'queue', 13, 30), ParentId: 'west' },
      event('ContextSucceeded', 23, east, { Result: { Payload: '1' } }),
      event('ContextStarted', 24, branch('sea', 'by sea', 'ship')),
      { ...waitOf('w2', 'harbor', 24, 86_400), ParentId: 'sea' },
      invoked(4, 30, 'req-1'),
      event('WaitSucceeded', 30_013, { Id: 'w1', Name: 'queue', SubType: 'Wait', ParentId: 'west' }, { Duration: 30 }),
      event('ContextSucceeded', 30_030, west, { Result: { Payload: 'null' } }),
      event('ContextSucceeded', 30_031, inner, { Result: { Payload: '{}' } }),
      event('ContextSucceeded', 30_032, air, { Result: { Payload: '{}' } }),
      event('ContextSucceeded', 30_033, ship, { Result: { Payload: '{}' } }),
      invoked(30_020, 30_040, 'req-2'),
    ],
    succeeded(30_041, '"by air"'),
  ),
  map: makeHistory(
    [
      event('ContextStarted', 10, lines),
      event('ContextStarted', 10, line0),
      event('StepStarted', 11, { Id: 's0', SubType: 'Step', ParentId: 'line0' }),
      event('ContextStarted', 11, line1),
      event('StepStarted', 12, { Id: 's1', SubType: 'Step', ParentId: 'line1' }),
      event(
        'StepSucceeded',
        15,
        { Id: 's1', SubType: 'Step', ParentId: 'line1' },
        { Result: { Payload: '2' }, RetryDetails: {} },
      ),
      event('ContextSucceeded', 16, line1, { Result: { Payload: '2' } }),
      event(
        'StepFailed',
        17,
        { Id: 's0', SubType: 'Step', ParentId: 'line0' },
        { Error: { Payload: declined }, RetryDetails: {} },
      ),
      event('ContextFailed', 18, line0, { Error: { Payload: declined } }),
      event('ContextSucceeded', 19, lines, { Result: { Payload: '{"completionReason":"ALL_COMPLETED"}' } }),
      invoked(4, 22, 'req-1'),
    ],
    succeeded(23, '[2]'),
  ),
  'wait for condition': makeHistory(
    [
      event('StepStarted', 10, poll),
      event('StepSucceeded', 11, poll, { Result: { Payload: '1' }, RetryDetails: { NextAttemptDelaySeconds: 60 } }),
      invoked(5, 15, 'req-1'),
      event('StepStarted', 60_020, poll),
      event('StepSucceeded', 60_021, poll, { Result: { Payload: '2' }, RetryDetails: { CurrentAttempt: 1 } }),
      invoked(60_012, 60_025, 'req-2'),
    ],
    succeeded(60_026, '2'),
  ),
  'callback that timed out': makeHistory(
    [
      event('ContextStarted', 10, approve),
      event('CallbackStarted', 11, callback, { CallbackId: 'cb-1', Timeout: 600, HeartbeatTimeout: 60 }),
      ...ranStep({ Id: 'submit', SubType: 'Step', ParentId: 'approve' }, 12, 'null'),
      invoked(4, 30, 'req-1'),
      event('CallbackTimedOut', 60_011, callback, {
        Error: { Payload: errorOf('Callback.Heartbeat', 'No heartbeat') },
      }),
      event('ContextFailed', 60_030, approve, { Error: { Payload: errorOf('CallbackError', 'No heartbeat') } }),
      invoked(60_020, 60_035, 'req-2', errorOf('CallbackError', 'No heartbeat')),
    ],
    event('ExecutionFailed', 60_036, {}, { Error: { Payload: errorOf('CallbackError', 'No heartbeat') } }),
  ),
  'callback that waits': makeHistory([
    event('ContextStarted', 10, approve),
    event('CallbackStarted', 11, callback, { CallbackId: 'cb-1' }),
    ...ranStep({ Id: 'submit', SubType: 'Step', ParentId: 'approve' }, 12, 'null'),
    invoked(4, 30, 'req-1'),
  ]),
  stopped: makeHistory(
    [
      ...ranStep(step('a', 'reserve'), 20, '"r-1"'),
      waitOf('w', 'cool down', 31, 7200),
      invoked(5, 40, 'req-1'),
      event(
        'WaitCancelled',
        9_000,
        { Id: 'w', Name: 'cool down', SubType: 'Wait' },
        { Error: { Payload: errorOf('Stopped', 'by hand') } },
      ),
    ],
    event('ExecutionStopped', 9_001, {}, { Error: { Payload: errorOf('Stopped', 'by hand') } }),
  ),
  'timed out while a step runs': makeHistory(
    [event('StepStarted', 20, pay)],
    event('ExecutionTimedOut', 3_600_000, {}, { Error: {} }),
  ),
  chained: makeHistory(
    [
      event('ChainedInvokeStarted', 12, stock, {
        FunctionName: 'stock',
        Input: { Payload: '{"sku":1}' },
        ExecutedVersion: '7',
        DurableExecutionArn: calleeArn,
      }),
      invoked(4, 20, 'req-1'),
      event('ChainedInvokeSucceeded', 900_000, stock, { Result: { Payload: '3' } }),
      event('ChainedInvokeStarted', 900_030, quote, {
        FunctionName: 'quote',
        TenantId: 't-1',
        Input: { Payload: '{}' },
      }),
      invoked(900_010, 900_040, 'req-2'),
      event('ChainedInvokeFailed', 900_400, quote, { Error: { Payload: errorOf('RangeError', 'no price') } }),
      invoked(900_410, 900_430, 'req-3', errorOf('InvokeError', 'no price')),
    ],
    event('ExecutionFailed', 900_431, {}, { Error: { Payload: errorOf('InvokeError', 'no price') } }),
  ),
  'truncated payloads': makeHistory(
    [
      event('StepStarted', 20, pay),
      event('StepSucceeded', 30, pay, { Result: { Payload: '{"a', Truncated: true }, RetryDetails: {} }),
      event('ChainedInvokeStarted', 32, stock, { FunctionName: 'stock', Input: { Truncated: true } }),
      invoked(4, 40, 'req-1'),
      event('ChainedInvokeFailed', 50, stock, {
        Error: { Payload: { ErrorType: 'Big', ErrorMessage: 'xx' }, Truncated: true },
      }),
    ],
    succeeded(60, '1'),
  ),
  'page from the middle': waited.slice(3),
  'unknown events': makeHistory([
    event('GateOpened', 20, { Id: 'gate', Name: 'gate', SubType: 'Gate' }, { Width: 3 }),
    ...ranStep(step('a', 'reserve'), 21, '1'),
    event('StepPaused', 35, step('a', 'reserve')),
    event('ExecutionMoved', 36, {}),
    event('RegionNoted', 37, {}),
    invoked(4, 40, 'req-1'),
    event('GateClosed', 50, { Id: 'gate', Name: 'gate', SubType: 'Gate' }),
  ]),
  'names that say what it is': makeHistory(
    [
      event('ContextStarted', 10, { Id: 'p', Name: 'parallel', SubType: 'Parallel' }),
      event('ContextStarted', 10, branch('b0', 'parallel-branch-0', 'p')),
      { ...waitOf('w', 'Wait', 11, 60), ParentId: 'b0' },
      invoked(4, 30, 'req-1'),
      event('WaitSucceeded', 60_012, { Id: 'w', Name: 'Wait', SubType: 'Wait', ParentId: 'b0' }, { Duration: 60 }),
      event('ContextSucceeded', 60_030, branch('b0', 'parallel-branch-0', 'p'), { Result: { Payload: 'null' } }),
      event(
        'ContextSucceeded',
        60_030,
        { Id: 'p', Name: 'parallel', SubType: 'Parallel' },
        { Result: { Payload: '{}' } },
      ),
      invoked(60_020, 60_040, 'req-2'),
    ],
    succeeded(60_041, 'null'),
  ),
  'process that ended in a step': makeHistory(
    [
      event('StepStarted', 20, pay),
      invoked(4, 40, 'req-1', errorOf('Runtime.ExitError', 'exit status 1')),
      event('StepStarted', 1_020, pay),
      event('StepSucceeded', 1_030, pay, { Result: { Payload: '1' }, RetryDetails: {} }),
      invoked(1_004, 1_040, 'req-2'),
    ],
    succeeded(1_041, '1'),
  ),
};
