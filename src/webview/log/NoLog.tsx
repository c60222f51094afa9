import type { Invocation } from '../../model/invocation/invocation';
import { Notice } from '../parts/Notice';

/** Explains why there are no lines, or not yet. */
export function NoLog({ invocation }: { readonly invocation: Invocation }) {
  const { following, answer } = invocation;
  if (answer.kind === 'refused') return <Notice icon="info">Nothing ran, so nothing was logged.</Notice>;
  return following.kind === 'following' || answer.kind === 'waiting' ? (
    <Notice icon="loading" tone="running" isSpinning>
      Waiting for logs…
    </Notice>
  ) : (
    <Notice icon="info">No log lines were found for this invocation.</Notice>
  );
}
