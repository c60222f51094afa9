import { expect, test } from 'vitest';
import { toAwsFailure } from '../../src/aws/failures/toAwsFailure';
import { failureLabel } from '../../src/model/connection/failureLabel';

const context = {
  action: 'lambda:ListFunctions',
  subject: undefined,
  connectionName: 'Staging',
  profile: undefined,
  endpoint: 'http://localhost:4566',
};

function labelOf(error: object): string {
  return failureLabel(toAwsFailure(error, context));
}

test('a failure has a label of two or three words, whatever its sentence', () => {
  const answered = (httpStatusCode: number, name: string) => ({
    name,
    message: 'said AWS',
    $fault: 'client',
    $metadata: { httpStatusCode, requestId: 'r-1' },
  });
  expect([
    labelOf({ name: 'Error', message: 'connect', code: 'ECONNREFUSED' }),
    labelOf({ name: 'Error', message: 'dns', code: 'ENOTFOUND' }),
    labelOf({ name: 'Error', message: 'x', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
    labelOf({ name: 'Error', message: 'reset', code: 'ECONNRESET' }),
    labelOf({ name: 'TimeoutError', message: 'late' }),
    labelOf({ name: 'NoCredentialsError', message: '' }),
    labelOf({ name: 'Error', message: 'Region is missing' }),
    labelOf(answered(403, 'AccessDeniedException')),
    labelOf(answered(403, 'ExpiredTokenException')),
    labelOf(answered(429, 'TooManyRequestsException')),
    labelOf(answered(500, 'ServiceException')),
    labelOf({ name: 'Odd', message: 'odd' }),
  ]).toEqual([
    'Connection refused',
    'Host not found',
    'Certificate rejected',
    'Connection lost',
    'Timed out',
    'No credentials',
    'No Region',
    'Access denied',
    'Credentials rejected',
    'Throttled',
    'Service error',
    'Failed',
  ]);
});

test('an expired login, and what only Local has', () => {
  const failure = { reason: 'credentials', name: 'x', statusCode: undefined, message: 'm' } as const;
  expect(failureLabel({ ...failure, remedy: { kind: 'signIn' } })).toBe('Signed out');
  expect(failureLabel({ ...failure, reason: 'local', name: 'NoLocalFunctions' })).toBe('No functions found');
});
