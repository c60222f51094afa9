import { join } from 'node:path';
import {
  type Event,
  type ExecutionStatus,
  GetDurableExecutionCommand,
  type GetDurableExecutionCommandOutput,
  GetDurableExecutionHistoryCommand,
  InvokeCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { expect, onTestFinished } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { lambdaClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';
import { samTemplate, temporaryProject } from '../projects/temporaryProject';

export interface DurableFunctions {
  readonly service: RunningLocalService;
  readonly client: LambdaClient;
  /** Starts an execution and returns its ARN. */
  start(functionName: string, event?: object, name?: string): Promise<string>;
  /** The execution as it is once it has one of these statuses. */
  reaches(arn: string, ...statuses: readonly ExecutionStatus[]): Promise<GetDurableExecutionCommandOutput>;
  history(arn: string): Promise<readonly Event[]>;
  /** Skips whatever the execution waits for, each time it is idle, until it ends. */
  drive(arn: string): Promise<void>;
  /** The history once it has an event of this type: that event. */
  event(arn: string, type: string): Promise<Event>;
}

export interface DurableOptions {
  readonly timeScale?: number;
  /** Of an execution; a day. A caller waits only for one of at most 15 minutes. */
  readonly timeoutSeconds?: number;
  /** More of the template: resources, in YAML. */
  readonly more?: string;
  /** Functions with properties of their own, in flow style. */
  readonly functions?: Readonly<Record<string, string>>;
}

export const functionProperties = `Runtime: nodejs24.x, Timeout: 60, CodeUri: '${inProject('test/conformance/durable')}'`;

/** A durable function for each name of handlers in `operations.mjs`. */
function declared(names: readonly string[], timeoutSeconds: number): Readonly<Record<string, string>> {
  const durable = `DurableConfig: { ExecutionTimeout: ${timeoutSeconds}, RetentionPeriodInDays: 7 }`;
  return Object.fromEntries(
    names.map((name) => [name, `Handler: operations.${name}, ${functionProperties}, ${durable}`]),
  );
}

/** A service with these durable functions, over a state folder of its own; `again` starts another one over the same. */
export async function serveDurable(
  names: readonly string[],
  { timeScale = 1, timeoutSeconds = 86_400, more = '', functions = {} }: DurableOptions = {},
): Promise<DurableFunctions & { readonly folder: string; again(): Promise<DurableFunctions> }> {
  const template = samTemplate({ ...declared(names, timeoutSeconds), ...functions }, more);
  const { folder } = await temporaryProject({ 'template.yaml': template });
  const start = async () => {
    const service = await startLocalService({
      template: join(folder, 'template.yaml'),
      args: ['--time-scale', String(timeScale), '--state', join(folder, 'state')],
    });
    onTestFinished(async () => {
      await service.stop();
    });
    return durableFunctions(service);
  };
  return { ...(await start()), folder, again: start };
}

/** What tests do with a service's durable functions. */
export function durableFunctions(service: RunningLocalService): DurableFunctions {
  const client = lambdaClient(service);
  const history = async (arn: string) => {
    const events: Event[] = [];
    let Marker: string | undefined;
    do {
      const page = await client.send(new GetDurableExecutionHistoryCommand({ DurableExecutionArn: arn, Marker }));
      events.push(...(page.Events ?? []));
      Marker = page.NextMarker;
    } while (Marker !== undefined);
    return events;
  };
  return {
    service,
    client,
    history,
    async start(functionName, event, name) {
      const answer = await client.send(
        new InvokeCommand({
          FunctionName: functionName,
          Qualifier: '$LATEST',
          InvocationType: 'Event',
          Payload: JSON.stringify(event ?? {}),
          DurableExecutionName: name,
        }),
      );
      return answer.DurableExecutionArn ?? '';
    },
    async reaches(arn, ...statuses) {
      const read = () => client.send(new GetDurableExecutionCommand({ DurableExecutionArn: arn }));
      await expect.poll(async () => (await read()).Status).toBeOneOf([...statuses]);
      return read();
    },
    async drive(arn) {
      const step = async () => {
        const events = await history(arn);
        const last = events.at(-1)?.EventType ?? '';
        if (last === 'InvocationCompleted') for (const id of waiting(events)) await skipWait(service, arn, id);
        return last.startsWith('Execution') && last !== 'ExecutionStarted';
      };
      await expect.poll(step).toBe(true);
    },
    async event(arn, type) {
      const find = async () => (await history(arn)).find(({ EventType }) => EventType === type);
      await expect.poll(async () => (await find())?.EventType).toBe(type);
      return (await find()) ?? {};
    },
  };
}

/** Ids of waits that have not ended, and of steps that are tried again. */
function waiting(events: readonly Event[]): readonly string[] {
  const last = new Map(events.map((event) => [event.Id ?? '', event]));
  return [...last].flatMap(([id, event]) => {
    const { RetryDetails } = event.StepFailedDetails ?? event.StepSucceededDetails ?? {};
    return event.EventType === 'WaitStarted' || RetryDetails?.NextAttemptDelaySeconds !== undefined ? [id] : [];
  });
}

/** Ends a wait at once; the status of the answer. */
export async function skipWait({ endpoint }: RunningLocalService, arn: string, operationId: string): Promise<number> {
  const path = `/dwell/durable-executions/${encodeURIComponent(arn)}/operations/${operationId}/skip`;
  return (await fetch(`${endpoint}${path}`, { method: 'POST' })).status;
}
