import { readFilters } from '../../../events/readFilters';
import { ServiceError } from '../../http/serviceError';
import type { Input } from '../wire/input';
import type { SourceOperations } from '../wire/sourceRequest';
import type { BusStore, Rule } from './busStore';

/** The supported part of EventBridge: events, rules, and their targets. */
export function eventsOperations(store: BusStore): SourceOperations {
  return {
    PutEvents: async ({ input }) => {
      const Entries: object[] = [];
      for (const entry of input.list('Entries')) Entries.push(await putEvent(entry, store));
      return { FailedEntryCount: Entries.filter((one) => 'ErrorCode' in one).length, Entries };
    },
    PutRule: ({ input }) => {
      const pattern = input.optionalText('EventPattern');
      if (pattern !== undefined && !readFilters([pattern]).ok) {
        throw new ServiceError(400, 'InvalidEventPatternException', 'Event pattern is not valid.');
      }
      const rule = store.putRule({
        name: input.text('Name'),
        busName: busOf(input),
        pattern,
        schedule: input.optionalText('ScheduleExpression'),
        isEnabled: input.optionalText('State') !== 'DISABLED',
      });
      return { RuleArn: store.arnOf(rule) };
    },
    PutTargets: ({ input }) => {
      const rule = ruleOf(input, 'Rule', store);
      for (const target of input.list('Targets')) {
        rule.targets.set(target.text('Id'), {
          id: target.text('Id'),
          arn: target.text('Arn'),
          input: target.optionalText('Input'),
          inputPath: target.optionalText('InputPath'),
        });
      }
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    RemoveTargets: ({ input }) => {
      const rule = ruleOf(input, 'Rule', store);
      for (const id of input.texts('Ids')) rule.targets.delete(id);
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    DeleteRule: ({ input }) => {
      store.remove(ruleOf(input, 'Name', store));
      return {};
    },
    EnableRule: ({ input }) => {
      store.putRule({ ...ruleOf(input, 'Name', store), isEnabled: true });
      return {};
    },
    DisableRule: ({ input }) => {
      store.putRule({ ...ruleOf(input, 'Name', store), isEnabled: false });
      return {};
    },
    DescribeRule: ({ input }) => describe(ruleOf(input, 'Name', store), store),
    ListRules: ({ input }) => ({
      Rules: [...store.rules.values()]
        .filter(({ busName }) => busName === busOf(input))
        .map((rule) => describe(rule, store)),
    }),
    ListTargetsByRule: ({ input }) => ({
      Targets: [...ruleOf(input, 'Rule', store).targets.values()].map(({ id, arn, input: text, inputPath }) => ({
        Id: id,
        Arn: arn,
        Input: text,
        InputPath: inputPath,
      })),
    }),
    ListEventBuses: () => ({ EventBuses: [{ Name: 'default' }] }),
  };
}

async function putEvent(entry: Input, store: BusStore): Promise<object> {
  try {
    const EventId = await store.put({
      arn: entry.optionalText('EventBusName') ?? 'default',
      source: entry.text('Source'),
      detailType: entry.text('DetailType'),
      detail: JSON.parse(entry.text('Detail')),
      resources: entry.texts('Resources'),
    });
    return { EventId };
  } catch (error) {
    const isDetail = error instanceof SyntaxError;
    const message = error instanceof Error ? error.message : String(error);
    return {
      ErrorCode: isDetail ? 'MalformedDetail' : 'InternalFailure',
      ErrorMessage: isDetail ? 'Detail is malformed.' : message,
    };
  }
}

function busOf(input: Input): string {
  return (input.optionalText('EventBusName') ?? 'default').split('/').at(-1) ?? 'default';
}

function ruleOf(input: Input, member: string, store: BusStore): Rule {
  const name = input.text(member);
  const rule = store.find(name, busOf(input));
  if (rule !== undefined) return rule;
  const message = `Rule ${name} does not exist on EventBus ${busOf(input)}.`;
  throw new ServiceError(400, 'ResourceNotFoundException', message);
}

function describe(rule: Rule, store: BusStore): object {
  return {
    Name: rule.name,
    Arn: store.arnOf(rule),
    EventPattern: rule.pattern,
    ScheduleExpression: rule.schedule,
    State: rule.isEnabled ? 'ENABLED' : 'DISABLED',
    EventBusName: rule.busName,
  };
}
