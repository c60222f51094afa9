import { ownerOf } from '../measure/ownerOf';
import { callResource } from '../parse/callResource';
import { textOf } from '../parse/xrayDocument';
import type { Bar } from '../rows/bar';
import type { RowKind } from '../rows/waterfallRow';

/** A node of the map that a bar belongs to. */
export interface MapPlace {
  /** Unique within a trace and stable over refreshes. */
  readonly id: string;
  readonly name: string;
  /** What it is: `Lambda function`, `DynamoDB`, `API Gateway stage`. Absent when the documents do not say. */
  readonly type: string | undefined;
}

/** The place that begins with a bar; `undefined` where the bar is a part of its parent's place. */
export function placeOf(bar: Bar, parent: Bar | undefined, byResource: boolean): MapPlace | undefined {
  // Lambda's own side of the run has named the function, by its ARN.
  if (bar.kind === 'function' && parent !== undefined && lambdaKinds.has(parent.kind)) return undefined;
  if (bar.kind === 'call') return placeOfCall(bar, byResource);
  if (bar.kind === 'segment' && bar.node?.isInferred === true && parent !== undefined) return undefined;
  const owner = ownerOf(bar);
  if (owner === undefined) return undefined;
  const isFunction = bar.kind !== 'segment' || bar.node?.resourceArn?.includes(':function:') === true;
  return isFunction ? functionPlace(owner) : servicePlace(bar.node?.name ?? owner, bar.node?.origin);
}

/** A call is shown as what answered it, where that has a segment of its own; else as what the call itself names. */
function placeOfCall(bar: Bar, byResource: boolean): MapPlace {
  const { name, node } = bar;
  const functionName =
    name === 'Lambda' && isInvoke(textOf(node?.aws.operation)) ? textOf(node?.aws.function_name) : undefined;
  if (functionName !== undefined) return functionPlace(functionNameIn(functionName));
  const answering = bar.children.find((child) => answers(child, bar));
  const answered = answering === undefined ? undefined : placeOf(answering, bar, byResource);
  if (answered !== undefined) return answered;
  const resource = byResource && node !== undefined ? (callResource(node) ?? node.resourceArn) : undefined;
  if (resource === undefined) return { id: `call ${name}`, name, type: typeOfCall(bar) };
  return { id: `call ${name} ${resource}`, name: lastPart(resource), type: name };
}

const lambdaKinds: ReadonlySet<RowKind> = new Set(['service', 'attempt', 'lifecycle']);

/** The name in a name, a name with a qualifier, or an ARN. */
function functionNameIn(text: string): string {
  return (text.split(':function:').at(-1) ?? text).split(':')[0] ?? text;
}

function isInvoke(operation: string | undefined): boolean {
  return operation?.startsWith('Invoke') === true;
}

/** Whether a segment below a call is that of the service that was called, and not of one further on. */
function answers({ kind, node }: Bar, call: Bar): boolean {
  if (kind === 'lifecycle' && node === undefined) return call.name === 'Lambda';
  if (kind !== 'service' && kind !== 'function' && kind !== 'segment') return false;
  if (node?.isInferred !== false) return false;
  if (call.node?.namespace !== 'aws') return true;
  return letters(node.origin?.split('::')[1]) === letters(call.name);
}

function letters(text: string | undefined): string | undefined {
  return text?.replace(/[^a-z]/gi, '').toLowerCase();
}

function typeOfCall({ node }: Bar): string | undefined {
  if (node?.sql !== undefined) return 'SQL database';
  return node?.namespace === 'aws' ? 'AWS service' : 'HTTP';
}

function functionPlace(name: string): MapPlace {
  return { id: `function ${name}`, name, type: 'Lambda function' };
}

function servicePlace(name: string, origin: string | undefined): MapPlace {
  return { id: `service ${name} ${origin ?? ''}`, name, type: origin === undefined ? undefined : typeOfOrigin(origin) };
}

/** Where AWS's own words are not those of its type names. */
const typeNames: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Stage': 'API Gateway stage',
  'AWS::DynamoDB::Table': 'DynamoDB table',
  'AWS::EC2::Instance': 'EC2 instance',
  'AWS::ECS::Container': 'ECS container',
  'AWS::ECS::EC2': 'ECS on EC2',
  'AWS::ECS::Fargate': 'ECS on Fargate',
  'AWS::S3::Bucket': 'S3 bucket',
  'AWS::SNS::Topic': 'SNS topic',
  'AWS::SQS::Queue': 'SQS queue',
  'AWS::StepFunctions::StateMachine': 'Step Functions state machine',
};

function typeOfOrigin(origin: string): string {
  return typeNames[origin] ?? origin.replace(/^AWS::/, '').replaceAll('::', ' ');
}

/** The name in an ARN, a URL, or a path; unchanged without any. */
function lastPart(resource: string): string {
  return resource.split(/[/:]/).filter(Boolean).at(-1) ?? resource;
}
