import { randomUUID } from 'node:crypto';
import { invalidParameter } from '../http/serviceError';
import type { Execution } from './execution';

interface Current {
  token: string;
  /** Of the last checkpoint: who sends it again gets the same answer. */
  clientToken: string | undefined;
  answer: object | undefined;
  previous: string | undefined;
}

/** The one token of each execution with which its running invocation may write. Not on disk: an invocation does not outlive the service. */
export class CheckpointTokens {
  private readonly current = new Map<Execution, Current>();

  /** For a new invocation; what an earlier one still holds is invalid from now on. */
  begin(execution: Execution): string {
    const token = randomUUID();
    this.current.set(execution, { token, clientToken: undefined, answer: undefined, previous: undefined });
    return token;
  }

  end(execution: Execution): void {
    this.current.delete(execution);
  }

  /** Throws Lambda's error for a token that is not the current one. */
  check(execution: Execution, token: string): void {
    if (this.current.get(execution)?.token === token) return;
    throw invalidParameter('Invalid Checkpoint Token: it is not the current one of the execution');
  }

  /** The answer to a checkpoint that was sent before. */
  answered(execution: Execution, token: string, clientToken: string | undefined): object | undefined {
    const current = this.current.get(execution);
    const isAgain = clientToken !== undefined && current?.clientToken === clientToken && current.previous === token;
    return isAgain ? current.answer : undefined;
  }

  /** A new token after a checkpoint. */
  next(execution: Execution, clientToken: string | undefined, answerWith: (token: string) => object): object {
    const token = randomUUID();
    const answer = answerWith(token);
    const previous = this.current.get(execution)?.token;
    this.current.set(execution, { token, clientToken, answer, previous });
    return answer;
  }
}
