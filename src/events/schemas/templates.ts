import { accountId, region } from './common';
import { anything, choice, type JsonSchema, mapOf, record, text } from './jsonSchema';

const properties = (description: string): JsonSchema => ({
  ...mapOf(description, {}),
  properties: { ServiceToken: text('The function (or topic) that handles the request.') },
});

const customResource: JsonSchema = {
  title: 'CloudFormation custom resource',
  ...record(
    'Requests the function to create, update or delete a resource, and to send the result to ResponseURL.',
    {
      RequestType: choice('What to do.', 'Create', 'Update', 'Delete'),
      ResponseURL: text('Where to send the result: a presigned S3 URL, HTTP PUT.'),
      StackId: text('ARN of the stack.'),
      RequestId: text('ID to answer with.'),
      LogicalResourceId: text('Name of the resource in the template.'),
      ResourceType: text('Custom::Something, or AWS::CloudFormation::CustomResource.'),
      ResourceProperties: properties('The properties of the template; numbers and booleans are strings here.'),
    },
    {
      ServiceToken: text('The function.'),
      PhysicalResourceId: text('The ID that the function returned for Create; with Update and Delete.'),
      OldResourceProperties: properties('The previous properties; with Update.'),
    },
  ),
};

const customResourceProvider: JsonSchema = {
  title: 'CDK provider framework',
  ...record(
    'Asks the function to make, change or remove a resource, and to return its PhysicalResourceId.',
    {
      RequestType: choice('What to do.', 'Create', 'Update', 'Delete'),
      StackId: text('ARN of the stack.'),
      RequestId: text('Id of the request.'),
      LogicalResourceId: text('Name of the resource in the template.'),
      ResourceType: text('Custom::Something, or AWS::CloudFormation::CustomResource.'),
      ResourceProperties: properties('The properties of the template; numbers and booleans are strings here.'),
    },
    {
      PhysicalResourceId: text('What the function returned for Create; with Update and Delete.'),
      OldResourceProperties: properties('The properties before; with Update.'),
    },
  ),
};

const macro: JsonSchema = {
  title: 'CloudFormation macro',
  ...record(
    'A template, or a part of one, to transform.',
    {
      region,
      accountId,
      fragment: anything('What to transform, as JSON.'),
      transformId: text('The macro.'),
      requestId: text('Id to answer with.'),
    },
    {
      params: anything('Parameters of the call of Fn::Transform.'),
      templateParameterValues: anything('Parameters of the template.'),
    },
  ),
};

/** Events of templates: resources to make, and parts of a template to transform. */
export const templateSchemas = { customResource, customResourceProvider, macro };
