import type { SampleEvent } from '../../sampleEvent';

export const stepFunctionsSamples: readonly SampleEvent<'step-functions'>[] = [
  {
    id: 'stepfunctions-task',
    service: 'step-functions',
    title: 'Task: the state’s input',
    model: 'sync',
    eventType: 'stepfunctions-task',
    make: () => ({ orderId: 'o-1001', total: 18.4 }),
  },
  {
    id: 'stepfunctions-callback',
    service: 'step-functions',
    title: 'Task that waits for a callback (.waitForTaskToken)',
    model: 'sync',
    eventType: 'stepfunctions-callback',
    make: (facts) => ({
      taskToken: facts.letters('token', 64),
      executionArn: facts.arn('states', `execution:orders:${facts.uuid('execution')}`),
      input: { orderId: 'o-1001', total: 18.4 },
    }),
  },
];
