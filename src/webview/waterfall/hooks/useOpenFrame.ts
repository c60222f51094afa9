import { useCallback } from 'preact/hooks';
import type { RequestResult } from '../../../protocol/requestChannel';
import type { StackFrame } from '../../../trace/parse/trace';
import { usePanel } from '../../panelContext';

/** Opens the file of a stack frame; announces the reason when that fails. */
export function useOpenFrame(): (frame: StackFrame) => Promise<RequestResult> {
  const { request, announce } = usePanel();
  return useCallback(
    async ({ path, line }: StackFrame) => {
      const result = await request({ type: 'requestOpenFrame', path, line });
      if (result !== 'ok') announce(result.error);
      return result;
    },
    [request, announce],
  );
}
