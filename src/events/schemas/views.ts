import { accountId } from './common';
import { anything, type JsonSchema, record, text } from './jsonSchema';

const widget: JsonSchema = {
  title: 'CloudWatch custom widget',
  ...record(
    'Asks for what a widget of a dashboard shows. The parameters of the widget stand beside widgetContext.',
    {
      widgetContext: record(
        'The dashboard.',
        {},
        {
          dashboardName: text('Its name.'),
          widgetId: text('The widget.'),
          accountId,
          locale: text('The language.'),
          timezone: anything('The time zone.'),
          period: anything('The period, seconds.'),
          timeRange: anything('The range, milliseconds since 1970.'),
          theme: text('light or dark.'),
          title: text('The title.'),
          forms: anything('Values of the forms of the widget.'),
          params: anything('The parameters of the widget.'),
          width: anything('Pixels.'),
          height: anything('Pixels.'),
        },
      ),
    },
    { describe: anything('true: the console asks for the documentation of the widget.') },
  ),
};

const job = {
  version: text('2018-10-16.'),
  labelingJobArn: text('The labeling job.'),
};

const labelingTask: JsonSchema = {
  title: 'Ground Truth pre-annotation',
  ...record('A data object to prepare for the workers.', {
    ...job,
    dataObject: anything('The line of the input manifest.'),
  }),
};

const labelingConsolidation: JsonSchema = {
  title: 'Ground Truth annotation consolidation',
  ...record(
    'Annotations of the workers to consolidate.',
    { ...job, payload: record('The annotations.', { s3Uri: text('Where they are.') }) },
    {
      labelAttributeName: text('Name of the label in the output manifest.'),
      roleArn: text('Role to read the annotations with.'),
      labelCategories: anything('The categories.'),
      outputConfig: text('Where the output goes.'),
    },
  ),
};

/** Events that ask for what people see: widgets of dashboards, tasks of workers. */
export const viewSchemas = { widget, labelingTask, labelingConsolidation };
