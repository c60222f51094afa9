import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import { familyOfArn, mappingSettings } from '../cloudformation/mappingSettings';
import { permission } from '../cloudformation/samEvent';
import { resolveArn, resolveText } from '../template/resolveValue';
import { arnOf } from '../template/resourceShapes';
import { objectAt } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';

type Makes = DeclaredTrigger['makes'];

/**
 * What a deployment makes of an entry of a function's `events` (https://www.serverless.com/framework/docs/providers/aws/guide/events).
 * `undefined` for one that is not known, or that no setting of the function shows.
 */
export function serviceEvent(event: unknown, scope: ResolveScope): Makes | undefined {
  const [[type, value] = ['', undefined]] =
    typeof event === 'string' ? [[event, {}] as const] : Object.entries(objectAt(event));
  const properties = objectAt(value);
  const text = (one: unknown) => resolveText(one, scope);
  const arn = (one: unknown) => resolveArn(one, scope);
  switch (type) {
    case 'http':
    case 'httpApi':
      return permission('apigateway.amazonaws.com', { sourceArn: arnOf('execute-api', `*/${route(value)}`, scope) });
    case 'websocket':
      return permission('apigateway.amazonaws.com', { sourceArn: arnOf('execute-api', '*/*', scope) });
    case 's3': {
      const bucket = typeof value === 'string' ? value : text(properties.bucket);
      return permission('s3.amazonaws.com', { sourceArn: `arn:aws:s3:::${bucket ?? '*'}` });
    }
    case 'sns': {
      const topic = typeof value === 'string' ? value : (arn(properties.arn) ?? text(properties.topicName));
      return permission('sns.amazonaws.com', { sourceArn: toArn(topic, 'sns', scope) });
    }
    case 'schedule':
    case 'eventBridge':
    case 'cloudwatchEvent':
      return permission('events.amazonaws.com', { sourceArn: arnOf('events', 'rule/*', scope) });
    case 'cloudwatchLog':
      return permission('logs.amazonaws.com', { sourceArn: arnOf('logs', 'log-group:*', scope) });
    case 'iot':
      return permission('iot.amazonaws.com', { sourceArn: arnOf('iot', 'rule/*', scope) });
    case 'cognitoUserPool':
      return permission('cognito-idp.amazonaws.com', { sourceArn: arnOf('cognito-idp', 'userpool/*', scope) });
    case 'alexaSkill':
      return permission('alexa-appkit.amazon.com', {});
    case 'alb':
      return permission('elasticloadbalancing.amazonaws.com', {});
    case 'sqs':
      return polled(value, 'sqs', scope);
    case 'stream':
      return polled(value, text(properties.type) ?? 'kinesis', scope);
    case 'msk':
      return polled(value, 'kafka', scope);
    case 'activemq':
    case 'rabbitmq':
      return polled(value, 'mq', scope);
    default:
      return undefined;
  }
}

/** `get /users/{id}`, or an object with method and path. */
function route(value: unknown): string {
  const { method, path } = objectAt(value);
  const [verb = '*', target = '*'] =
    typeof value === 'string' ? value.trim().split(/\s+/) : [String(method ?? '*'), String(path ?? '*')];
  const isAny = /^(any|\*)$/i.test(verb);
  const clean = target.replace(/^\//, '').replace(/\{[^}]*\}/g, '*');
  return `${isAny ? '*' : verb.toUpperCase()}/${clean}`;
}

function toArn(name: string | undefined, service: string, scope: ResolveScope): string | undefined {
  return name === undefined || name.startsWith('arn:') ? name : arnOf(service, name, scope);
}

function polled(value: unknown, service: string, scope: ResolveScope): Makes | undefined {
  const properties = typeof value === 'string' ? { arn: value } : objectAt(value);
  const arn = resolveArn(properties.arn, scope) ?? arnOf(service, '*', scope);
  const family = familyOfArn(arn);
  if (family === undefined) return undefined;
  const settings = mappingSettings(
    {
      ...properties,
      BatchSize: properties.batchSize,
      MaximumBatchingWindowInSeconds: properties.maximumBatchingWindow ?? properties.batchWindow,
      StartingPosition: properties.startingPosition,
      ParallelizationFactor: properties.parallelizationFactor,
      MaximumRetryAttempts: properties.maximumRetryAttempts,
      MaximumRecordAgeInSeconds: properties.maximumRecordAgeInSeconds,
      BisectBatchOnFunctionError: properties.bisectBatchOnFunctionError,
      FunctionResponseTypes: properties.functionResponseType === undefined ? [] : [properties.functionResponseType],
      ScalingConfig: { MaximumConcurrency: properties.maximumConcurrency },
      FilterCriteria: { Filters: filtersOf(properties.filterPatterns) },
    },
    { kind: 'arn', arn },
    family,
    { scope },
  );
  return { kind: 'mapping', isEnabled: resolveText(properties.enabled, scope) !== 'false', settings };
}

function filtersOf(patterns: unknown): readonly object[] {
  return (Array.isArray(patterns) ? patterns : []).map((pattern: unknown) => ({ Pattern: JSON.stringify(pattern) }));
}
