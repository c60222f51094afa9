import { type CollectionTag, isNode, type ScalarTag } from 'yaml';

/**
 * CloudFormation's short forms and their long forms
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html).
 */
const longForms: Readonly<Record<string, string>> = {
  Ref: 'Ref',
  Condition: 'Condition',
  ...Object.fromEntries(
    [
      'And',
      'Base64',
      'Cidr',
      'Equals',
      'FindInMap',
      'ForEach',
      'GetAtt',
      'GetAZs',
      'If',
      'ImportValue',
      'Join',
      'Length',
      'Not',
      'Or',
      'Select',
      'Split',
      'Sub',
      'ToJsonString',
      'Transform',
    ].map((name) => [name, `Fn::${name}`]),
  ),
};

/** YAML tags that convert short forms to long ones: `!GetAtt Queue.Arn` becomes `{"Fn::GetAtt": "Queue.Arn"}`. */
export const cloudFormationTags: (ScalarTag | CollectionTag)[] = Object.entries(longForms).flatMap(([short, long]) => [
  { tag: `!${short}`, resolve: (text: string) => ({ [long]: text }) } satisfies ScalarTag,
  ...(['seq', 'map'] as const).map(
    (collection): CollectionTag => ({
      tag: `!${short}`,
      collection,
      resolve: (value) => ({ [long]: isNode(value) ? value.toJSON() : value }),
    }),
  ),
]);
