import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CodeError } from '../../../src/trace/code/codeError';
import { describeCodeError } from '../../../src/trace/code/describeCodeError';
import { invocationErrors } from '../../../src/trace/code/invocationErrors';
import { tracedErrors } from '../../../src/trace/code/tracedErrors';
import { lifecycleOf } from '../../../src/trace/normalize/invocationLifecycle';
import { traceOf } from '../../../src/trace/parse/traceOf';
import { expectGolden } from '../../golden';
import { answered, makeInvocation, sentMs } from '../../model/makeInvocation';
import { makeRun, makeService, makeSubsegment } from '../makeSegment';

type Stack = readonly { readonly path: string; readonly line: number; readonly label: string }[];

function cause(type: string, message: string, stack: Stack) {
  return { fault: true, cause: { working_directory: '/var/task', exceptions: [{ id: type, type, message, stack }] } };
}

const node = cause('TypeError', "Cannot read properties of undefined (reading 'cents')", [
  { path: '/var/task/prices.js', line: 9, label: 'unitPrice' },
  { path: '/var/task/node_modules/lodash/lodash.js', line: 12, label: 'reduce' },
  { path: '/var/task/app.js', line: 6, label: 'handler' },
  { path: 'node:internal/process', line: 95, label: 'run' },
]);
const python = cause('KeyError', "'price'", [
  { path: '/var/lang/lib/python3.13/runpy.py', line: 1, label: 'run' },
  { path: '/var/task/app.py', line: 3, label: 'handler' },
  { path: '/var/task/shop/prices.py', line: 17, label: 'price_of' },
]);
const java = cause('java.lang.NullPointerException', 'basket is null', [
  { path: 'Objects.java', line: 233, label: 'java.util.Objects.requireNonNull' },
  { path: 'Basket.java', line: 27, label: 'com.example.shop.Basket.total' },
  { path: 'App.java', line: 14, label: 'com.example.shop.App.handleRequest' },
  {
    path: 'EventHandlerLoader.java',
    line: 205,
    label: 'com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader.call',
  },
]);
const conflict = cause('ConditionalCheckFailedException', 'The conditional request failed', [
  { path: '/var/task/stock.js', line: 31, label: 'reserve' },
]);

function run(id: string, from: number, fields: object): string {
  return makeRun({ id, parent_id: 'a', from, to: from + 90, ...fields });
}

function render(errors: readonly CodeError[]): string {
  return errors
    .map((error) =>
      error.frames
        .map(
          ({ path, line }, depth) => `${path}:${line}\n  ${describeCodeError(error, depth).replaceAll('\n', '\n  ')}\n`,
        )
        .join(''),
    )
    .join('\n');
}

function traced(...documents: readonly string[]): string {
  const trace = traceOf([makeService({ id: 'a', from: 0, to: 100 }), ...documents]);
  return trace === undefined ? 'no trace' : render(tracedErrors(trace));
}

it('finds the frames of each language in the own code, and errors that the code caught', () => {
  const caught = makeSubsegment({ id: 'c', name: 'DynamoDB', namespace: 'aws', from: 10, to: 20, ...conflict });
  const text = [
    ['Node.js', traced(run('b', 5, node))],
    ['Python', traced(run('b', 5, python))],
    ['Java', traced(run('b', 5, java))],
    ['caught', traced(run('b', 5, { subsegments: [caught] }))],
    ['no frame of its own', traced(run('b', 5, cause('Sandbox.Timedout', 'Task timed out after 3.00 seconds', [])))],
    ['retried alike', traced(run('b', 5, node), run('c', 1005, node), run('d', 3005, node))],
    ['retried with another error', traced(run('b', 5, node), run('c', 1005, python))],
  ].map(([title, errors]) => `## ${title}\n${errors === '' ? 'nothing\n' : errors}`);
  expectGolden(text.join('\n'), join(__dirname, 'golden', 'codeErrors.txt'));
});

it('takes one place from the response when there is no trace', () => {
  const payload = JSON.stringify({
    errorType: 'RangeError',
    errorMessage: 'too many items',
    trace: ['RangeError: too many items', '    at add (/var/task/basket.js:4:11)', '    at node:internal/x:1:1'],
  });
  const invocation = makeInvocation({ answer: answered(80, { functionError: 'Unhandled', payload }) });
  const errors = invocationErrors(invocation, lifecycleOf(invocation, sentMs + 100));
  expect(errors.map(({ type, frames, attempts }) => ({ type, frames, attempts }))).toEqual([
    { type: 'RangeError', frames: [{ path: '/var/task/basket.js', line: 4 }], attempts: [1] },
  ]);
});

it('reads the stack of a Java function from its response', () => {
  const payload = JSON.stringify({
    errorType: 'java.lang.IllegalStateException',
    errorMessage: 'closed',
    stackTrace: [
      'java.base/java.util.Objects.requireNonNull(Objects.java:233)',
      'com.example.App.handleRequest(App.java:14)',
    ],
  });
  const invocation = makeInvocation({ answer: answered(80, { functionError: 'Unhandled', payload }) });
  const [error] = invocationErrors(invocation, lifecycleOf(invocation, sentMs + 100));
  expect(error?.frames).toEqual([{ path: 'com/example/App.java', line: 14 }]);
});
