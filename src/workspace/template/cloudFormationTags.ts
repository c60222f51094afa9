import { type CollectionTag, isNode, type ScalarTag } from 'yaml';

/**
 * CloudFormation's short forms and what they stand for
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

/** `!GetAtt Queue.Arn` becomes `{"Fn::GetAtt": "Queue.Arn"}`, and so on: the same value as the long form. */
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
