import type { Invocation } from '../../model/invocation/invocation';

/** Explains why there is no waterfall. */
export interface NoTraceNotice {
  readonly icon: string;
  readonly text: string;
  /** Segments may still arrive. */
  readonly isWaiting: boolean;
  /** Active tracing is disabled and can be enabled from here. */
  readonly offersTracing?: boolean;
}

export function explainNoTrace(invocation: Invocation, isFinal: boolean): NoTraceNotice {
  const { answer, configuration, following } = invocation;
  if (answer.kind === 'refused') {
    return {
      icon: 'circle-slash',
      text: 'The request was refused, so nothing ran and there is no trace.',
      isWaiting: false,
    };
  }
  if (configuration?.tracing === 'PassThrough') {
    const text = `${configuration.name} has active tracing turned off (PassThrough). Turn it on to trace later invocations.`;
    return { icon: 'info', text, isWaiting: false, offersTracing: true };
  }
  if (following.kind === 'following' || answer.kind === 'waiting') {
    const text = isFinal
      ? 'Waiting for X-Ray. Segments usually arrive a few seconds after the function ends.'
      : 'Waiting for X-Ray. Segments arrive while the invocation is running.';
    return { icon: 'loading', text, isWaiting: true };
  }
  if (following.reason === 'stopped') {
    return { icon: 'debug-stop', text: 'You stopped waiting before X-Ray had a trace.', isWaiting: false };
  }
  return {
    icon: 'question',
    text: 'X-Ray has no trace of this invocation. It may not have been sampled, or the function may not be allowed to send segments.',
    isWaiting: false,
  };
}
