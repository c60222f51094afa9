import type { DebugAction } from '../../../model/invocation/debugEvent';
import { headerOf, type Operation } from '../../http/awsRequest';
import { invalidParameter, ServiceError } from '../../http/serviceError';

const actions: readonly DebugAction[] = ['paused', 'resumed', 'stop', 'seen'];

/** No operation of AWS: says what a debugger did with a session, `POST /dwell/debug/{session}/{action}`. */
export const controlDebugger: Operation = async (request, { debugging }) => {
  if (!debugging.isAllowed(headerOf(request, 'dwell-debug'))) {
    throw new ServiceError(
      403,
      'AccessDeniedException',
      'Only the program that started the service can debug functions.',
    );
  }
  const { session = '', action } = request.params;
  const known = actions.find((one) => one === action);
  if (known === undefined) throw invalidParameter(`Unknown action "${action}".`);
  if (!debugging.control(session, known)) {
    throw new ServiceError(404, 'ResourceNotFoundException', 'No such debug session.');
  }
  return { status: 204, body: Buffer.alloc(0) };
};
