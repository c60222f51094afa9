import { accountId, region } from './common';
import {
  anything,
  base64,
  choice,
  type JsonSchema,
  listOf,
  mapOf,
  orNull,
  record,
  text,
  textList,
  textOrNull,
  texts,
} from './jsonSchema';

const cognito: JsonSchema = {
  title: 'Amazon Cognito user pool trigger',
  ...record(
    'An action of a user in a user pool. The function returns this event with response filled in.',
    {
      version: text('1; for pre token generation also 2 or 3.'),
      triggerSource: choice(
        'The trigger and its cause.',
        'PreSignUp_SignUp',
        'PreSignUp_AdminCreateUser',
        'PreSignUp_ExternalProvider',
        'PostConfirmation_ConfirmSignUp',
        'PostConfirmation_ConfirmForgotPassword',
        'PreAuthentication_Authentication',
        'PostAuthentication_Authentication',
        'TokenGeneration_HostedAuth',
        'TokenGeneration_Authentication',
        'TokenGeneration_NewPasswordChallenge',
        'TokenGeneration_AuthenticateDevice',
        'TokenGeneration_RefreshTokens',
        'TokenGeneration_ClientCredentials',
        'CustomMessage_SignUp',
        'CustomMessage_AdminCreateUser',
        'CustomMessage_ResendCode',
        'CustomMessage_ForgotPassword',
        'CustomMessage_UpdateUserAttribute',
        'CustomMessage_VerifyUserAttribute',
        'CustomMessage_Authentication',
        'UserMigration_Authentication',
        'UserMigration_ForgotPassword',
        'DefineAuthChallenge_Authentication',
        'CreateAuthChallenge_Authentication',
        'VerifyAuthChallengeResponse_Authentication',
        'InboundFederation_ExternalProvider',
      ),
      region,
      userPoolId: text('The user pool.'),
      callerContext: record(
        'Who calls.',
        { clientId: text('The app client.') },
        { awsSdkVersion: text('The caller’s SDK.') },
      ),
      request: record(
        'The request.',
        {},
        {
          userAttributes: anything('The user’s attributes; custom ones begin with "custom:".'),
          validationData: orNull(texts('The client’s validation data.')),
          clientMetadata: orNull(texts('What the client gave as metadata.')),
          groupConfiguration: anything('Pre token generation: groups and roles.'),
          scopes: textList('Pre token generation from V2: scopes of the access token.'),
          session: listOf('Challenges so far.', {}),
          challengeName: text('Create auth challenge: the challenge to create.'),
          challengeAnswer: { description: 'Verify auth challenge: the user’s answer.', type: ['string', 'object'] },
          privateChallengeParameters: texts('Verify auth challenge: the private parameters of the challenge.'),
          codeParameter: text('Custom message: placeholder for the code.'),
          linkParameter: text('Custom message: placeholder for the link.'),
          usernameParameter: textOrNull('Custom message: placeholder for the user name.'),
          password: text('User migration: the password that the user entered.'),
        },
      ),
      response: {
        description: 'The response of the function; its fields depend on triggerSource.',
        type: 'object',
      },
    },
    { userName: text('The user.') },
  ),
};

const cognitoCustomSender: JsonSchema = {
  title: 'Amazon Cognito custom sender',
  ...record(
    'A code for the function to decrypt and send. Cognito does not wait for the function.',
    {
      triggerSource: text('CustomEmailSender_… or CustomSMSSender_…, and the cause.'),
      userPoolId: text('The user pool.'),
      request: record(
        'The message.',
        {},
        {
          type: text('customEmailSenderRequestV1 or customSMSSenderRequestV1.'),
          code: textOrNull('The code, encrypted with the pool’s key.'),
          userAttributes: anything('The user’s attributes.'),
          clientMetadata: orNull(texts('What the client gave as metadata.')),
        },
      ),
    },
    { version: text('1.'), region, userName: textOrNull('The user.'), callerContext: anything('Who calls.') },
  ),
};

const cfHeaders = mapOf(
  'Headers by lowercase name.',
  listOf(
    'All values.',
    record('A value.', { value: text('The value.') }, { key: text('The name as it was written.') }),
  ),
);

const lambdaEdge: JsonSchema = {
  title: 'Lambda@Edge',
  ...record('A request or response passing through CloudFront.', {
    Records: {
      ...listOf(
        'Always one.',
        record('The event.', {
          cf: record(
            'The CloudFront event.',
            {
              config: record(
                'The distribution and the event type.',
                {
                  distributionId: text('The distribution.'),
                },
                {
                  distributionDomainName: text('Host name of the distribution.'),
                  eventType: choice(
                    'The event type.',
                    'viewer-request',
                    'origin-request',
                    'origin-response',
                    'viewer-response',
                  ),
                  requestId: text('ID of the viewer’s request.'),
                },
              ),
            },
            {
              request: record(
                'The request.',
                {
                  clientIp: text('Address of the viewer; read-only.'),
                  headers: cfHeaders,
                  method: text('The method; read-only.'),
                  uri: text('The path.'),
                },
                {
                  querystring: text('The query string without the question mark.'),
                  origin: record(
                    'Origin requests: the origin.',
                    {},
                    { s3: anything('An S3 origin.'), custom: anything('Any other origin.') },
                  ),
                  body: record('The body, when the trigger includes it.', {
                    action: choice('replace to send the changed body.', 'read-only', 'replace'),
                    data: base64('The body, base64 unless encoding is text.'),
                    encoding: choice('How data is encoded.', 'base64', 'text'),
                    inputTruncated: { description: 'Whether the body was truncated by Lambda@Edge.', type: 'boolean' },
                  }),
                },
              ),
              response: record('Responses: the origin’s response.', {
                headers: cfHeaders,
                status: text('The status, as text.'),
                statusDescription: text('The reason phrase.'),
              }),
            },
          ),
        }),
      ),
      minItems: 1,
      maxItems: 1,
    },
  }),
};

const appSyncResolver: JsonSchema = {
  title: 'AWS AppSync direct resolver',
  ...record(
    'A field to resolve.',
    {
      arguments: anything('Arguments of the field.'),
      info: record(
        'The field.',
        {
          fieldName: text('Its name.'),
          parentTypeName: text('Its type.'),
          variables: anything('Variables of the operation.'),
        },
        {
          selectionSetList: textList('The selected fields.'),
          selectionSetGraphQL: text('The same as GraphQL.'),
        },
      ),
    },
    {
      request: anything('The request, with its headers.'),
      identity: anything('The caller; null with an API key.'),
      source: anything('The parent’s value.'),
      prev: anything('In a pipeline: the previous result.'),
      stash: anything('In a pipeline: the stash.'),
    },
  ),
};

const appSyncBatch: JsonSchema = {
  title: 'AWS AppSync direct resolver, batch',
  ...listOf('Fields to resolve; the response has a value for each.', appSyncResolver),
};

const appSyncAuthorizer: JsonSchema = {
  title: 'AWS AppSync Lambda authorizer',
  ...record(
    'Requests a decision whether the bearer of a token may run an operation.',
    {
      authorizationToken: text('The Authorization header.'),
      requestContext: record(
        'The operation.',
        {
          apiId: text('The API.'),
          accountId,
          requestId: text('ID of the request.'),
          queryString: text('The operation’s text.'),
        },
        { operationName: text('Its name.'), variables: anything('Its variables.') },
      ),
    },
    { requestHeaders: texts('Headers of the request.') },
  ),
};

/** Events of services between a client and a resource. */
export const requestSchemas = {
  cognito,
  cognitoCustomSender,
  lambdaEdge,
  appSyncResolver,
  appSyncBatch,
  appSyncAuthorizer,
};
