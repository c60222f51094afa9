import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { invokeExceptions } from '../../src/aws/failures/invokeExceptions';
import { toAwsFailure } from '../../src/aws/failures/toAwsFailure';
import { expectGolden } from '../golden';
import { inProject } from '../tools/project.mjs';

/** The exceptions that the SDK's own model declares for a command, with the status it gives them. */
function declared(command: string): readonly string[] {
  const text = readFileSync(
    inProject(`node_modules/@aws-sdk/client-lambda/dist-types/commands/${command}.d.ts`),
    'utf8',
  );
  return [...text.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g)].map((match) => match[1] ?? '');
}

function statusOf(name: string): number {
  const text = readFileSync(inProject('node_modules/@aws-sdk/client-lambda/dist-es/schemas/schemas_0.js'), 'utf8');
  const short = new RegExp(`const (\\w+) = "${name}";`).exec(text)?.[1] ?? '';
  const body = text.slice(text.indexOf(`[-3, n0, ${short},`));
  const code = /\[_hE\]: (\d+)/.exec(body.slice(0, body.indexOf(';')))?.[1];
  return Number(code);
}

const all = [...new Set([...declared('InvokeCommand'), ...declared('InvokeWithResponseStreamCommand')])].sort();
const ownSentences = ['ResourceNotFoundException', 'ServiceException', 'TooManyRequestsException'];

describe('the exceptions of Invoke and InvokeWithResponseStream', () => {
  it('are all known, and no other', () => {
    expect(all.length).toBeGreaterThan(40);
    expect([...Object.keys(invokeExceptions), ...ownSentences].sort()).toEqual(all);
  });

  it('each have a sentence and a next step', () => {
    const rows = all.map((name) => {
      const error = Object.assign(new Error('What AWS says.'), {
        name,
        $fault: 'client',
        $metadata: { httpStatusCode: statusOf(name), requestId: 'req-1' },
      });
      const { reason, message, statusCode } = toAwsFailure(error, {
        action: 'lambda:InvokeFunction',
        subject: 'function checkout',
        connectionName: 'Prod',
        profile: 'keys',
        endpoint: undefined,
      });
      return `${name} (${statusCode}, ${reason})\n  ${message}`;
    });
    expectGolden(`${rows.join('\n')}\n`, join(import.meta.dirname, 'golden', 'invokeExceptions.txt'));
  });

  it('never ask to try again what must be changed first', () => {
    for (const { reason, next } of Object.values(invokeExceptions)) {
      if (reason === 'configuration' || reason === 'invalid') expect(next).not.toMatch(/try again/i);
      else expect(next).toMatch(/^Try again (when|in) /);
    }
  });
});
