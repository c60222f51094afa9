import { asObject, parseObject } from '../../../model/base/parseObject';
import type { SourceCredentials } from './signRequest';

/** Where the credentials for polling elsewhere come from. */
export type CredentialOrigin = 'test' | 'environment' | 'parent';

/** What moto and LocalStack take; AWS refuses it. */
const testCredentials: SourceCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** New ones are asked for so long before they expire. */
const spareMs = 300_000;

/** How long the parent process may take; it may ask its user to sign in. */
const answerTimeoutMs = 120_000;

/** Credentials of the environment, as the AWS CLI reads them. Rejects where there are none. */
export async function environmentCredentials(env: NodeJS.ProcessEnv): Promise<SourceCredentials> {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN } = env;
  if (!accessKeyId || !secretAccessKey) throw new Error('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set.');
  return { accessKeyId, secretAccessKey, sessionToken: AWS_SESSION_TOKEN };
}

/**
 * Credentials of the parent process, which is asked with a line on stdout and answers with one on stdin:
 * `{"credentials":{"accessKeyId":…}}` or `{"credentialsProblem":"…"}`. They are kept in memory alone.
 */
export class ParentCredentials {
  private known: SourceCredentials | undefined;
  private pending: { resolve(value: SourceCredentials): void; reject(error: Error): void } | undefined;
  private asking: Promise<SourceCredentials> | undefined;

  constructor(
    private readonly ask: () => void,
    private readonly now: () => number,
  ) {}

  get(): Promise<SourceCredentials> {
    const { known } = this;
    if (known !== undefined && (known.expiresMs ?? Number.POSITIVE_INFINITY) - this.now() > spareMs) {
      return Promise.resolve(known);
    }
    this.asking ??= this.askOnce().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  /** Takes a line of stdin; others are ignored. */
  takeLine(line: string): void {
    const said = parseObject(line);
    const { accessKeyId, secretAccessKey, sessionToken, expiresMs } = asObject(said?.credentials) ?? {};
    if (typeof accessKeyId === 'string' && typeof secretAccessKey === 'string') {
      this.known = {
        accessKeyId,
        secretAccessKey,
        sessionToken: typeof sessionToken === 'string' ? sessionToken : undefined,
        expiresMs: typeof expiresMs === 'number' ? expiresMs : undefined,
      };
      this.pending?.resolve(this.known);
    } else if (typeof said?.credentialsProblem === 'string') this.pending?.reject(new Error(said.credentialsProblem));
  }

  private async askOnce(): Promise<SourceCredentials> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<SourceCredentials>((resolve, reject) => {
        this.pending = { resolve, reject };
        timer = setTimeout(() => reject(new Error('No credentials came in time.')), answerTimeoutMs);
        this.ask();
      });
    } finally {
      clearTimeout(timer);
      this.pending = undefined;
    }
  }
}

/** How requests to other sources get their credentials, by the option `--source-credentials`. */
export function sourceCredentials(
  origin: CredentialOrigin,
  parent: ParentCredentials,
  env: NodeJS.ProcessEnv,
): () => Promise<SourceCredentials> {
  switch (origin) {
    case 'test':
      return () => Promise.resolve(testCredentials);
    case 'environment':
      return () => environmentCredentials(env);
    case 'parent':
      return () => parent.get();
  }
}
