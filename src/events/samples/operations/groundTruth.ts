import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

export const groundTruthSamples: readonly SampleEvent<'ground-truth'>[] = [
  {
    id: 'ground-truth-task',
    service: 'ground-truth',
    title: 'Pre-annotation: a task for the workers',
    model: 'sync',
    eventType: 'ground-truth-task',
    make: (facts) => ({ ...job(facts), dataObject: { 'source-ref': 's3://example-labels/images/cup.jpg' } }),
  },
  {
    id: 'ground-truth-consolidation',
    service: 'ground-truth',
    title: 'Post-annotation: consolidation',
    model: 'sync',
    eventType: 'ground-truth-consolidation',
    make: (facts) => ({
      ...job(facts),
      labelAttributeName: 'cups',
      roleArn: facts.globalArn('iam', 'role/labels'),
      payload: { s3Uri: 's3://example-labels/cups/annotations/consolidation-request/1.json' },
    }),
  },
];

const job = (facts: SampleFacts) => ({
  version: '2018-10-16',
  labelingJobArn: facts.arn('sagemaker', facts.resource('sagemaker', 'labeling-job/cups')),
});
