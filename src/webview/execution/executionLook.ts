import type { ExecutionTree } from '../../model/durable/executionTree';
import type { OutcomeLook } from '../outcomeLook';

/** The icon and color of an execution's status. `isWaiting`: nothing of it runs. */
export function executionLook({ status }: ExecutionTree, isWaiting: boolean): OutcomeLook {
  switch (status) {
    case 'RUNNING':
      return isWaiting
        ? { icon: 'debug-pause', tone: 'running', isSpinning: false }
        : { icon: 'loading', tone: 'running', isSpinning: true };
    case 'SUCCEEDED':
      return { icon: 'pass-filled', tone: 'ok', isSpinning: false };
    case 'FAILED':
      return { icon: 'error', tone: 'error', isSpinning: false };
    case 'TIMED_OUT':
      return { icon: 'clockface', tone: 'error', isSpinning: false };
    case 'STOPPED':
      return { icon: 'debug-stop', tone: 'error', isSpinning: false };
  }
}
