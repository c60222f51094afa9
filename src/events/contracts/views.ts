import { isJsonList, isJsonObject, type JsonValue, kindOf } from '../json';
import { type Contract, Findings, named } from './contract';

/**
 * CloudWatch custom widget. "Create a custom widget for a CloudWatch dashboard" in its guide: a string is HTML, an object with a
 * string in markdown is Markdown, and anything else is shown as JSON.
 */
export const cloudWatchWidget: Contract = {
  model: 'sync',
  failed: (_request, errorType) => `The widget would show the error: the function failed${named(errorType)}`,
  check: (_request, response) => new Findings().accept(`The widget would show the response as ${shownAs(response)}`),
};

function shownAs(response: JsonValue): string {
  if (typeof response === 'string') return 'HTML';
  return isJsonObject(response) && typeof response.markdown === 'string' ? 'Markdown' : 'JSON';
}

/**
 * SageMaker Ground Truth pre-annotation. "Pre-annotation Lambda function requirements" in its guide: taskInput for the template of
 * the workers; isHumanAnnotationRequired is optional and a boolean or its text.
 */
export const groundTruthTask: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Ground Truth would count the data object as failed: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const object = findings.object(response, [], 'the response');
    if (object !== undefined) findings.object(object.taskInput, ['taskInput'], 'taskInput');
    const required = object?.isHumanAnnotationRequired ?? object?.humanAnnotationRequired;
    const isSkipped = required === false || required === 'false';
    return findings.judge({
      accepted: isSkipped ? 'Ground Truth would skip the workers' : 'Ground Truth would give the task to workers',
      refused: 'Ground Truth would count the data object as failed',
    });
  },
};

/**
 * SageMaker Ground Truth annotation consolidation. "Post-annotation Lambda function requirements" in its guide: a list; each item
 * names its data object and has the consolidated annotation's content.
 */
export const groundTruthConsolidation: Contract = {
  model: 'sync',
  failed: (_request, errorType) =>
    `Ground Truth would count the data objects as failed: the function failed${named(errorType)}`,
  check(_request, response) {
    const findings = new Findings();
    const list = isJsonList(response) ? response : [];
    if (!isJsonList(response)) findings.error([], `the response is ${kindOf(response)}, not a list`);
    for (const [index, item] of list.entries()) checkAnnotation(findings, item, index);
    return findings.judge({
      accepted: `Ground Truth would take the annotations of ${list.length} data objects`,
      refused: 'Ground Truth would count the data objects as failed',
    });
  },
};

function checkAnnotation(findings: Findings, item: JsonValue, index: number): void {
  const one = findings.object(item, [index], 'an annotation');
  if (one === undefined) return;
  if (one.datasetObjectId === undefined) findings.error([index, 'datasetObjectId'], 'datasetObjectId is missing');
  const path = [index, 'consolidatedAnnotation'];
  const annotation = findings.object(one.consolidatedAnnotation, path, 'consolidatedAnnotation');
  if (annotation !== undefined) findings.object(annotation.content, [...path, 'content'], 'content');
}
