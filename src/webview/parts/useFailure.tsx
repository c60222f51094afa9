import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestBody } from '../../protocol/requestChannel';
import { usePanel } from '../panelContext';
import { ErrorNotice } from './ErrorNotice';

/** The last failed request of a component. */
export interface Failure {
  /** The error as a notice, to place in the component; renders nothing after a success. */
  readonly notice: JSX.Element;
  /** `undefined` while nothing has failed. */
  readonly error: string | undefined;
  /** For child components that send their own requests. */
  readonly onError: (sentence: string | undefined) => void;
  /** Sends a request to the host; shows and announces its error; `true` when it succeeded. */
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
