import { accountId, region } from './common';
import {
  anything,
  choice,
  constant,
  flag,
  type JsonSchema,
  jsonText,
  listOf,
  mapOf,
  record,
  text,
  textOrNull,
  texts,
} from './jsonSchema';

const properties = (description: string): JsonSchema => ({
  ...mapOf(description, {}),
  properties: { ServiceToken: text('The function (or topic) that handles the request.') },
  required: ['ServiceToken'],
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

const codeCommit: JsonSchema = {
  title: 'AWS CodeCommit trigger',
  ...record('A push to a repository.', {
    Records: listOf(
      'Always one.',
      record(
        'The push.',
        {
          awsRegion: region,
          codecommit: record('What was pushed.', {
            references: listOf(
              'Branches and tags.',
              record(
                'A reference.',
                { commit: text('The commit.'), ref: text('refs/heads/… or refs/tags/…') },
                { created: flag('Whether it was created.'), deleted: flag('Whether it was deleted.') },
              ),
            ),
          }),
          eventId: text('ID of the event.'),
          eventName: text('ReferenceChanges.'),
          eventSource: constant('aws:codecommit', 'The service.'),
          eventSourceARN: text('The repository.'),
          eventTime: text('When.'),
          userIdentityARN: text('Who pushed.'),
        },
        { eventTriggerName: text('Name of the trigger.'), customData: text('The trigger’s custom data.') },
      ),
    ),
  }),
};

const artifacts = (description: string): JsonSchema =>
  listOf(
    description,
    record(
      'An artifact.',
      { name: text('Its name in the pipeline.'), location: anything('Bucket and key.') },
      { revision: textOrNull('Its revision.') },
    ),
  );

const codePipeline: JsonSchema = {
  title: 'AWS CodePipeline invoke action',
  ...record('A job; the function reports its result with PutJobSuccessResult or PutJobFailureResult.', {
    'CodePipeline.job': record('The job.', {
      id: text('ID to report with.'),
      accountId,
      data: record(
        'What to do.',
        {
          actionConfiguration: record('The action.', {
            configuration: record(
              'Its configuration.',
              { FunctionName: text('The function.') },
              { UserParameters: jsonText('The action’s user parameters: any text.') },
            ),
          }),
          inputArtifacts: artifacts('The input artifacts.'),
          outputArtifacts: artifacts('The output artifacts.'),
          artifactCredentials: mapOf('Temporary credentials for the artifacts’ bucket.', {
            type: ['string', 'integer'],
          }),
        },
        {
          continuationToken: text('The continuation token that the function returned.'),
          encryptionKey: anything('The key of the artifacts.'),
        },
      ),
    }),
  }),
};

const codeDeploy: JsonSchema = {
  title: 'AWS CodeDeploy lifecycle hook',
  ...record('A hook of a deployment; the function reports with PutLifecycleEventHookExecutionStatus.', {
    DeploymentId: text('The deployment.'),
    LifecycleEventHookExecutionId: text('ID to report with.'),
  }),
};

const config: JsonSchema = {
  title: 'AWS Config custom rule',
  ...record(
    'Requests the function to evaluate resources and to report with PutEvaluations.',
    {
      version: text('1.0.'),
      invokingEvent: jsonText(
        'The trigger, as JSON text: messageType is ConfigurationItemChangeNotification, OversizedConfigurationItemChangeNotification or ScheduledNotification.',
      ),
      resultToken: text('Token to report with.'),
      eventLeftScope: flag('Whether the resource has left the rule’s scope.'),
      executionRoleArn: text('Role of AWS Config.'),
      configRuleArn: text('The rule.'),
      configRuleName: text('The rule’s name.'),
      configRuleId: text('The rule’s ID.'),
      accountId,
    },
    { ruleParameters: jsonText('The rule’s parameters, as JSON text.') },
  ),
};

const secretsRotation: JsonSchema = {
  title: 'Secrets Manager rotation',
  ...record(
    'One of the four steps of a rotation.',
    {
      Step: choice(
        'createSecret creates the new version, setSecret sets it in the database, testSecret tests it, finishSecret makes it current.',
        'createSecret',
        'setSecret',
        'testSecret',
        'finishSecret',
      ),
      SecretId: text('ARN of the secret.'),
      ClientRequestToken: text('ID of the new version.'),
    },
    { RotationToken: text('Token that authorizes the rotation across accounts.') },
  ),
};

const stepFunctionsTask: JsonSchema = {
  title: 'Step Functions task',
  description: 'The state’s input, or the result of its Parameters or Arguments: any JSON.',
};

const stepFunctionsCallback: JsonSchema = {
  title: 'Step Functions task that waits for a callback',
  description: 'Any JSON with the task token: the state ends with SendTaskSuccess or SendTaskFailure.',
};

const s3Batch: JsonSchema = {
  title: 'S3 Batch Operations',
  ...record('Requests the function to perform one task and to return the result.', {
    invocationSchemaVersion: choice('1.0 or 2.0.', '1.0', '2.0'),
    invocationId: text('ID to answer with.'),
    job: record('The job.', { id: text('Its ID.') }, { userArguments: texts('Schema 2.0: the job’s arguments.') }),
    tasks: {
      ...listOf(
        'Always one.',
        record(
          'The task.',
          { taskId: text('ID to answer with.'), s3Key: text('The key, URL-encoded.') },
          {
            s3VersionId: textOrNull('The version.'),
            s3BucketArn: text('Schema 1.0: ARN of the bucket.'),
            s3Bucket: text('Schema 2.0: name of the bucket.'),
          },
        ),
      ),
      minItems: 1,
      maxItems: 1,
    },
  }),
};

const s3ObjectLambda: JsonSchema = {
  title: 'S3 Object Lambda',
  ...record(
    'A request to an Object Lambda access point; the function responds to GetObject with WriteGetObjectResponse.',
    {
      xAmzRequestId: text('ID of the request.'),
      configuration: record('The access point.', {
        accessPointArn: text('The Object Lambda access point.'),
        supportingAccessPointArn: text('The access point behind it.'),
        payload: text('The payload of the configuration.'),
      }),
      userRequest: record('The client’s request.', { url: text('The URL.'), headers: texts('The headers.') }),
      userIdentity: anything('The caller.'),
      protocolVersion: text('1.00; minor versions add fields.'),
    },
    {
      getObjectContext: record('With GetObject.', {
        inputS3Url: text('Presigned URL of the original object.'),
        outputRoute: text('RequestRoute of WriteGetObjectResponse.'),
        outputToken: text('RequestToken of WriteGetObjectResponse.'),
      }),
      headObjectContext: anything('With HeadObject.'),
      listObjectsContext: anything('With ListObjects.'),
      listObjectsV2Context: anything('With ListObjectsV2.'),
    },
  ),
};

/** Events that request the function to perform a task for a service. */
export const operationSchemas = {
  customResource,
  codeCommit,
  codePipeline,
  codeDeploy,
  config,
  secretsRotation,
  stepFunctionsTask,
  stepFunctionsCallback,
  s3Batch,
  s3ObjectLambda,
};
