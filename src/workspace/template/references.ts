import { resolveReference } from './resourceValues';
import { noValue, type ResolveScope, type ToText } from './templateScope';

/** What `Ref` gives: a pseudo parameter, a parameter's value, or what CloudFormation returns for a resource. */
export function referenceValue(name: string, scope: ResolveScope, toText: ToText): unknown {
  if (name.startsWith('AWS::')) return pseudoParameter(name, scope);
  if (Object.hasOwn(scope.parameters, name)) return scope.parameters[name];
  return resolveReference(name, scope, toText);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
function pseudoParameter(name: string, { region, accountId, stackName }: ResolveScope): unknown {
  switch (name) {
    case 'AWS::Region':
      return region;
    case 'AWS::AccountId':
      return accountId;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stackName;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/00000000-0000-0000-0000-000000000000`;
    case 'AWS::NotificationARNs':
      return [];
    case 'AWS::NoValue':
      return noValue;
    default:
      return undefined;
  }
}
