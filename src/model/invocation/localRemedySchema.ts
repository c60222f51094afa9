import * as v from 'valibot';

/** Checks a `LocalRemedy` that comes from outside: only names of packages of the AWS SDK may be installed. */
export const localRemedySchema = v.variant('kind', [
  v.object({ kind: v.literal('run'), command: v.string(), folder: v.string() }),
  v.object({ kind: v.literal('sdk'), packageName: v.pipe(v.string(), v.regex(/^@[\w-]+\/[\w.-]+$/)) }),
  v.object({ kind: v.literal('open'), path: v.string(), line: v.number() }),
]);
