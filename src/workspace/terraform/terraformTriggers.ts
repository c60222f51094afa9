import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import { familyOfArn, mappingSettings } from '../cloudformation/mappingSettings';
import { permission } from '../cloudformation/samEvent';
import { readTemplateModel } from '../template/readTemplateModel';
import type { HclBlock } from './hcl';
import { evaluate, evaluateText, type TerraformScope } from './terraformScope';

/** What a permission, an event source mapping or a URL of Terraform lets invoke a function. */
export function terraformTrigger(
  { labels, attributes, line }: HclBlock,
  scope: TerraformScope,
): DeclaredTrigger | undefined {
  const text = (name: string) => evaluateText(attributes.get(name), scope);
  const target = text('function_name');
  const functionName = target?.startsWith('arn:') === true ? target.split(':')[6] : target?.split(':')[0];
  const makes = functionName === undefined ? undefined : madeBy(labels[0], attributes, scope);
  if (functionName === undefined || makes === undefined) return undefined;
  return { functionName, logicalId: labels.join('.'), line, makes };
}

function madeBy(
  type: string | undefined,
  attributes: HclBlock['attributes'],
  scope: TerraformScope,
): DeclaredTrigger['makes'] | undefined {
  const value = (name: string) => evaluate(attributes.get(name), scope);
  const text = (name: string) => evaluateText(attributes.get(name), scope);
  switch (type) {
    case 'aws_lambda_permission':
      return permission(text('principal') ?? '*', {
        action: text('action') ?? 'lambda:InvokeFunction',
        sourceArn: text('source_arn'),
        sourceAccount: text('source_account'),
      });
    case 'aws_lambda_event_source_mapping': {
      const arn = text('event_source_arn');
      const family = arn === undefined ? undefined : familyOfArn(arn);
      if (arn === undefined || family === undefined) return undefined;
      const place = { region: scope.region, accountId: scope.accountId };
      const settings = mappingSettings(
        {
          BatchSize: value('batch_size'),
          MaximumBatchingWindowInSeconds: value('maximum_batching_window_in_seconds'),
          StartingPosition: value('starting_position'),
          ParallelizationFactor: value('parallelization_factor'),
          MaximumRetryAttempts: value('maximum_retry_attempts'),
          MaximumRecordAgeInSeconds: value('maximum_record_age_in_seconds'),
          BisectBatchOnFunctionError: value('bisect_batch_on_function_error'),
          FunctionResponseTypes: value('function_response_types'),
        },
        { kind: 'arn', arn },
        family,
        { scope: readTemplateModel('{}', place).scope },
      );
      return { kind: 'mapping', isEnabled: value('enabled') !== false, settings };
    }
    case 'aws_lambda_function_url':
      return {
        kind: 'url',
        authType: text('authorization_type') === 'AWS_IAM' ? 'AWS_IAM' : 'NONE',
        isStreamed: text('invoke_mode') === 'RESPONSE_STREAM',
        allowedOrigins: [],
      };
    default:
      return undefined;
  }
}
