import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestBody } from '../../protocol/requestChannel';
import { usePanel } from '../panelContext';
import { ErrorNotice } from './ErrorNotice';

/** What a component shows of the last request that failed. */
export interface Failure {
  /** The sentence as a notice, for the place where the component wants it; draws nothing after a success. */
  readonly notice: JSX.Element;
  /** `undefined` while nothing has failed. */
  readonly error: string | undefined;
  /** For parts that make requests of their own. */
  readonly onError: (sentence: string | undefined) => void;
  /** Asks the host, shows and announces why it failed; `true` when it succeeded. */
  readonly ask: (body: RequestBody) => Promise<boolean>;
}

export function useFailure(): Failure {
  const { request, announce } = usePanel();
  const [error, onError] = useState<string>();
  const ask = async (body: RequestBody) => {
    const result = await request(body);
    onError(result === 'ok' ? undefined : result.error);
    if (result !== 'ok') announce(result.error);
    return result === 'ok';
  };
  return { notice: <ErrorNotice error={error} />, error, onError, ask };
}
