import { resourceShapes } from '../template/resourceShapes';
import type { TemplatePlace } from '../template/templateScope';
import type { HclBlock, HclExpression } from './hcl';

/** The scope of a module's expressions. */
export interface TerraformScope extends TemplatePlace {
  /** Absolute path of the module's folder. */
  readonly folder: string;
  readonly rootFolder: string;
  /** Values of variables: given ones, those of `.tfvars`, defaults. */
  readonly variables: ReadonlyMap<string, unknown>;
  readonly locals: ReadonlyMap<string, HclExpression>;
  /** `aws_sqs_queue.jobs` to its block, `data.archive_file.code` to that of a data source. */
  readonly resources: ReadonlyMap<string, HclBlock>;
  /** Value of `each.key`, `each.value` and `count.index` in the block that is read. */
  readonly each: ReadonlyMap<string, unknown>;
  readonly depth: number;
}

const maxDepth = 40;

/** The value of an expression; `undefined` where only Terraform knows it. */
export function evaluate(expression: HclExpression | undefined, scope: TerraformScope): unknown {
  if (expression === undefined || scope.depth > maxDepth) return undefined;
  const deeper = { ...scope, depth: scope.depth + 1 };
  const each = (one: HclExpression) => evaluate(one, deeper);
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'template': {
      const parts = expression.parts.map(each);
      return parts.some((part) => textOf(part) === undefined) ? undefined : parts.map(textOf).join('');
    }
    case 'list':
      return expression.items.map(each);
    case 'object':
      return Object.fromEntries(expression.entries.map(([key, value]) => [String(keyOf(key, deeper)), each(value)]));
    case 'reference':
      return resolveReference(expression.path, deeper);
    case 'call':
      return call(expression.name, expression.items.map(each));
    case 'if': {
      const [test, whenTrue, whenFalse] = expression.items;
      const isTrue = evaluate(test, deeper);
      if (typeof isTrue !== 'boolean') return undefined;
      return evaluate(isTrue ? whenTrue : whenFalse, deeper);
    }
    case 'binary':
      return combined(expression.operator, each(expression.items[0]), each(expression.items[1]));
    case 'not': {
      const value = each(expression.item);
      return typeof value === 'boolean' ? !value : undefined;
    }
    case 'unknown':
      return undefined;
  }
}

/** Of two values; one that is not known decides nothing, unless the other does by itself. */
function combined(operator: string, first: unknown, second: unknown): unknown {
  if (operator === '&&' || operator === '||') {
    const deciding = operator === '||';
    if (first === deciding || second === deciding) return deciding;
    return typeof first === 'boolean' && typeof second === 'boolean' ? second : undefined;
  }
  if (first === undefined || second === undefined) return undefined;
  if (operator === '==' || operator === '!=') return (first === second) === (operator === '==');
  return typeof first === 'number' && typeof second === 'number' ? calculated(operator, first, second) : undefined;
}

function calculated(operator: string, first: number, second: number): number | boolean | undefined {
  switch (operator) {
    case '+':
      return first + second;
    case '-':
      return first - second;
    case '*':
      return first * second;
    case '/':
      return first / second;
    case '%':
      return first % second;
    case '<':
      return first < second;
    case '<=':
      return first <= second;
    case '>':
      return first > second;
    case '>=':
      return first >= second;
    default:
      return undefined;
  }
}

/** `evaluate` where a text is wanted: numbers and booleans are written out. */
export function evaluateText(expression: HclExpression | undefined, scope: TerraformScope): string | undefined {
  return textOf(evaluate(expression, scope));
}

/** `evaluate` where a number is wanted. */
export function evaluateNumber(expression: HclExpression | undefined, scope: TerraformScope): number | undefined {
  const value = evaluate(expression, scope);
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function keyOf(key: HclExpression, scope: TerraformScope): unknown {
  const isBareName = key.kind === 'reference' && key.path.length === 1;
  return isBareName ? key.path[0] : evaluate(key, scope);
}

function resolveReference(path: readonly string[], scope: TerraformScope): unknown {
  const [first = '', second = '', third = ''] = path;
  switch (first) {
    case 'var':
      return inside(scope.variables.get(second), path.slice(2), scope);
    case 'local':
      return inside(evaluate(scope.locals.get(second), scope), path.slice(2), scope);
    case 'each':
    case 'count':
      return inside(scope.each.get(`${first}.${second}`), path.slice(2), scope);
    case 'path':
      return second === 'module' ? scope.folder : scope.rootFolder;
    case 'terraform':
      return second === 'workspace' ? 'default' : undefined;
    case 'data':
      return dataValue(second, third, path[3] ?? '', scope);
    default:
      return resourceValue(`${first}.${second}`, path.at(-1) ?? '', scope);
  }
}

function inside(value: unknown, path: readonly string[], scope: TerraformScope): unknown {
  let found = value;
  for (const part of path) {
    const key = part.startsWith('[') ? textOf(resolveReference(part.slice(1, -1).split('.'), scope)) : part;
    if (typeof found !== 'object' || found === null || key === undefined || !Object.hasOwn(found, key))
      return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}

function dataValue(type: string, name: string, attribute: string, scope: TerraformScope): unknown {
  switch (type) {
    case 'aws_caller_identity':
      return attribute === 'account_id' ? scope.accountId : undefined;
    case 'aws_region':
      return ['name', 'region', 'id'].includes(attribute) ? scope.region : undefined;
    case 'aws_partition':
      return attribute === 'partition' ? 'aws' : undefined;
    default: {
      const block = scope.resources.get(`data.${type}.${name}`);
      return block === undefined ? undefined : evaluate(block.attributes.get(attribute), scope);
    }
  }
}

/** CloudFormation's type, and what its return values are called in Terraform. */
interface TerraformShape {
  readonly type: string;
  readonly nameAttribute: string;
  readonly values: Readonly<Record<string, string>>;
}

const shapes: Readonly<Record<string, TerraformShape>> = {
  aws_sqs_queue: shape('AWS::SQS::Queue', 'name', { id: 'Ref', url: 'Ref', arn: 'Arn', name: 'QueueName' }),
  aws_sns_topic: shape('AWS::SNS::Topic', 'name', { id: 'Ref', arn: 'Ref', name: 'TopicName' }),
  aws_dynamodb_table: shape('AWS::DynamoDB::Table', 'name', {
    id: 'Ref',
    name: 'Ref',
    arn: 'Arn',
    stream_arn: 'StreamArn',
  }),
  aws_s3_bucket: shape('AWS::S3::Bucket', 'bucket', {
    id: 'Ref',
    bucket: 'Ref',
    arn: 'Arn',
    bucket_domain_name: 'DomainName',
    bucket_regional_domain_name: 'RegionalDomainName',
  }),
  aws_sfn_state_machine: shape('AWS::StepFunctions::StateMachine', 'name', { id: 'Ref', arn: 'Arn', name: 'Name' }),
  aws_kinesis_stream: shape('AWS::Kinesis::Stream', 'name', { id: 'Arn', arn: 'Arn', name: 'Ref' }),
  aws_cloudwatch_event_bus: shape('AWS::Events::EventBus', 'name', { id: 'Ref', name: 'Ref', arn: 'Arn' }),
  aws_cloudwatch_event_rule: shape('AWS::Events::Rule', 'name', { id: 'Ref', name: 'Ref', arn: 'Arn' }),
  aws_cloudwatch_log_group: shape('AWS::Logs::LogGroup', 'name', { id: 'Ref', name: 'Ref' }),
  aws_iam_role: shape('AWS::IAM::Role', 'name', { id: 'Ref', name: 'Ref', arn: 'Arn' }),
};

function shape(type: string, nameAttribute: string, values: TerraformShape['values']): TerraformShape {
  return { type, nameAttribute, values };
}

function resourceValue(address: string, attribute: string, scope: TerraformScope): unknown {
  const block = scope.resources.get(address);
  if (block === undefined) return undefined;
  const [type = ''] = block.labels;
  if (type === 'aws_lambda_function') return functionValue(block, attribute, scope);
  const known = shapes[type];
  const stated = known && block.attributes.get(known.nameAttribute);
  // Terraform makes up a name where none is stated.
  const name = stated === undefined ? block.labels[1] : evaluateText(stated, scope);
  const key = known?.values[attribute];
  if (known === undefined || name === undefined || key === undefined)
    return evaluate(block.attributes.get(attribute), scope);
  const cloudFormation = resourceShapes[known.type];
  return cloudFormation?.returns(name, scope)[key] ?? cloudFormation?.guesses?.(name, scope)[key];
}

function functionValue(block: HclBlock, attribute: string, scope: TerraformScope): string | undefined {
  // As Local calls a function whose name is not known.
  const name = evaluateText(block.attributes.get('function_name'), scope) ?? block.labels[1];
  if (name === undefined) return undefined;
  const arn = `arn:aws:lambda:${scope.region}:${scope.accountId}:function:${name}`;
  if (attribute === 'arn' || attribute === 'qualified_arn') return arn;
  return attribute === 'function_name' || attribute === 'id' ? name : undefined;
}

function call(name: string, items: readonly unknown[]): unknown {
  const [first, second] = items;
  const texts = items.map(textOf);
  switch (name) {
    case 'jsonencode':
      return hasUnknown(first) ? undefined : JSON.stringify(first);
    case 'join':
      return Array.isArray(second) && !hasUnknown(second) ? second.map(textOf).join(texts[0]) : undefined;
    case 'format':
      return texts.includes(undefined) ? undefined : formatted(texts.map(String));
    case 'lower':
      return texts[0]?.toLowerCase();
    case 'upper':
      return texts[0]?.toUpperCase();
    case 'replace':
      return texts[1]?.startsWith('/') ? undefined : texts[0]?.replaceAll(texts[1] ?? '', texts[2] ?? '');
    case 'merge':
      return items.some((one) => typeof one !== 'object') ? undefined : Object.assign({}, ...items);
    case 'concat':
      return items.flat();
    case 'coalesce':
      return items.find((one) => one !== null && one !== '');
    case 'abspath':
    case 'pathexpand':
    case 'tostring':
    case 'toset':
    case 'tolist':
    case 'tomap':
    case 'trimspace':
    case 'nonsensitive':
    case 'sensitive':
      return first;
    case 'basename':
      return texts[0]?.split('/').at(-1);
    case 'dirname':
      return texts[0]?.split('/').slice(0, -1).join('/');
    case 'lookup':
      return typeof first === 'object' && first !== null ? (Reflect.get(first, texts[1] ?? '') ?? items[2]) : items[2];
    default:
      return undefined;
  }
}

function formatted(texts: readonly string[]): string {
  let next = 0;
  return (texts[0] ?? '').replace(/%[sdv]/g, () => {
    next += 1;
    return texts[next] ?? '';
  });
}

function hasUnknown(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnknown);
}
