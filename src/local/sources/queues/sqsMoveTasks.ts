import { randomUUID } from 'node:crypto';
import type { SourceOperations } from '../wire/sourceRequest';
import { type Queue, redrivePolicyOf } from './queue';
import type { QueueStore } from './queueStore';
import { sqsError } from './sqsErrors';

interface MoveTask {
  readonly TaskHandle: string;
  readonly Status: 'COMPLETED';
  readonly SourceArn: string;
  readonly DestinationArn: string | undefined;
  readonly ApproximateNumberOfMessagesMoved: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  readonly StartedTimestamp: number;
}

/**
 * Redrive out of a dead-letter queue
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html). All messages
 * move at once, so there is never a task to cancel.
 */
export function moveTaskOperations(store: QueueStore): SourceOperations {
  const tasks: MoveTask[] = [];
  return {
    StartMessageMoveTask: async ({ input }) => {
      const source = queueByArn(store, input.text('SourceArn'));
      const isDeadLetterQueue = [...store.queues.values()].some(
        (one) => redrivePolicyOf(one)?.targetArn === source.arn,
      );
      if (!isDeadLetterQueue) {
        throw sqsError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
      }
      const destinationArn = input.optionalText('DestinationArn');
      const destination = destinationArn === undefined ? undefined : queueByArn(store, destinationArn);
      const messages = [...source.messages.values()].filter(({ id }) => !source.hidden.has(id));
      let moved = 0;
      for (const message of messages) {
        const origin = message.deadLetterSourceArn;
        const target = destination ?? (origin === undefined ? undefined : store.byArn(origin));
        if (target === undefined) continue;
        store.move(source, target, message, 'task');
        moved += 1;
      }
      await store.written();
      const task: MoveTask = {
        TaskHandle: Buffer.from(JSON.stringify({ taskId: randomUUID(), sourceArn: source.arn })).toString('base64'),
        Status: 'COMPLETED',
        SourceArn: source.arn,
        DestinationArn: destinationArn,
        ApproximateNumberOfMessagesMoved: moved,
        ApproximateNumberOfMessagesToMove: messages.length,
        StartedTimestamp: Date.now(),
      };
      tasks.unshift(task);
      tasks.splice(10);
      return { TaskHandle: task.TaskHandle };
    },
    ListMessageMoveTasks: ({ input }) => {
      const arn = input.text('SourceArn');
      const found = tasks
        .filter(({ SourceArn }) => SourceArn === arn)
        .slice(0, input.optionalNumber('MaxResults') ?? 1);
      // AWS returns a task's handle only while it is running.
      return { Results: found.map(({ TaskHandle: _handle, ...rest }) => rest) };
    },
    CancelMessageMoveTask: () => {
      throw sqsError('ResourceNotFoundException', 'The task does not exist, or is not running.');
    },
  };
}

function queueByArn(store: QueueStore, arn: string): Queue {
  const queue = store.byArn(arn);
  if (queue === undefined)
    throw sqsError('ResourceNotFoundException', 'The resource that you specified does not exist.');
  return queue;
}
