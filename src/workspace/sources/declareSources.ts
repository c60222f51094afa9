import type { DeclaredSource } from '../../model/function/declaredSource';
import type { ResolveScope } from '../template/templateScope';
import { bucketOf } from './declaredBuckets';
import { ruleOf, samRules } from './declaredRules';
import { queueOf, simpleTableOf, streamOf, tableOf } from './declaredStores';
import { topicOf } from './declaredTopics';

/** The sources of a SAM or CloudFormation template. Never throws; what cannot be read is left out. */
export function declareSources({ scope }: { readonly scope: ResolveScope }): readonly DeclaredSource[] {
  const resources = [...scope.resources.values()];
  return resources.flatMap((resource): readonly DeclaredSource[] => {
    switch (resource.type) {
      case 'AWS::SQS::Queue':
        return [queueOf(resource, scope)];
      case 'AWS::Kinesis::Stream':
        return [streamOf(resource, scope)];
      case 'AWS::DynamoDB::Table':
      case 'AWS::DynamoDB::GlobalTable':
        return [tableOf(resource, scope)];
      case 'AWS::Serverless::SimpleTable':
        return [simpleTableOf(resource, scope)];
      case 'AWS::SNS::Topic':
        return [topicOf(resource, scope)];
      case 'AWS::S3::Bucket':
        return [bucketOf(resource, scope)];
      case 'AWS::Events::Rule':
        return [ruleOf(resource, scope)];
      case 'AWS::Serverless::Function':
        return samRules(resource, scope);
      default:
        return [];
    }
  });
}
