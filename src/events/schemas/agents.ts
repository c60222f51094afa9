import {
  anything,
  choice,
  type JsonSchema,
  listOf,
  mapOf,
  record,
  suggestion,
  text,
  textOrNull,
  texts,
  whole,
} from './jsonSchema';

const parameter = record('A parameter.', {
  name: text('Its name.'),
  type: text('Its type.'),
  value: anything('Its value, usually text.'),
});

const bedrockAgent: JsonSchema = {
  title: 'Amazon Bedrock agent action group',
  ...record(
    'An action that the agent requests: a function (function) or an API operation (apiPath and httpMethod).',
    {
      messageVersion: text('1.0.'),
      agent: record('The agent.', {
        name: text('Its name.'),
        id: text('Its ID.'),
        alias: text('Its alias.'),
        version: text('Its version.'),
      }),
      actionGroup: text('The action group.'),
    },
    {
      inputText: text('What the user wrote.'),
      sessionId: text('The session.'),
      function: text('The function of the action group.'),
      apiPath: text('The path of the API operation.'),
      httpMethod: text('The method of the API operation.'),
      parameters: listOf('The parameters.', parameter),
      requestBody: record('The body of the API operation.', {
        content: mapOf(
          'By media type.',
          record('The content.', { properties: listOf('The properties of the body.', parameter) }),
        ),
      }),
      sessionAttributes: texts('Attributes of the session.'),
      promptSessionAttributes: texts('Attributes of the turn.'),
    },
  ),
};

const campaign = {
  ApplicationId: text('The project.'),
  CampaignId: text('The campaign.'),
  TreatmentId: textOrNull('The treatment.'),
  ActivityId: textOrNull('The activity.'),
  ScheduledTime: textOrNull('When the campaign is sent.'),
};
const endpoints = mapOf('endpoints by ID.', { type: 'object' });

const pinpointChannel: JsonSchema = {
  title: 'Amazon Pinpoint custom channel',
  ...record(
    'Messages for the function to send.',
    { ApplicationId: text('The project.'), Endpoints: endpoints, Message: anything('The message.') },
    { Data: textOrNull('The custom message of the campaign.'), ...campaign },
  ),
};

const pinpointHook: JsonSchema = {
  title: 'Amazon Pinpoint campaign hook',
  ...record(
    'A segment to filter: the function returns the endpoints to send to.',
    { ApplicationId: text('The project.'), Endpoints: endpoints, MessageConfiguration: anything('The messages.') },
    campaign,
  ),
};

const lambdaDestination: JsonSchema = {
  title: 'Lambda destination',
  ...record(
    'The record of an asynchronous invocation of another function.',
    {
      version: text('1.0.'),
      timestamp: text('When the invocation ended.'),
      requestContext: record('The invocation.', {
        requestId: text('Its request ID.'),
        functionArn: text('The function with its version.'),
        condition: suggestion('Why it ended.', 'Success', 'RetriesExhausted', 'EventAgeExceeded'),
        approximateInvokeCount: whole('Number of attempts.'),
      }),
      requestPayload: anything('The event.'),
    },
    {
      responseContext: record(
        'The last response.',
        {},
        {
          statusCode: whole('The HTTP status.'),
          executedVersion: textOrNull('The version.'),
          functionError: textOrNull('The kind of function error: Handled or Unhandled.'),
        },
      ),
      responsePayload: anything('What the function returned, or its error.'),
    },
  ),
};

const appSyncEvents: JsonSchema = {
  title: 'AWS AppSync Events',
  ...record(
    'Events that were published to a channel, or a new subscription.',
    {
      info: record('The channel and its namespace.', {
        channel: record('The channel.', {
          path: text('Its path.'),
          segments: listOf('The parts of the path.', { type: 'string' }),
        }),
        channelNamespace: record('The namespace.', { name: text('Its name.') }),
        operation: choice('The operation.', 'PUBLISH', 'SUBSCRIBE'),
      }),
    },
    {
      events: {
        description: 'With PUBLISH: the events.',
        type: ['array', 'null'],
        items: record('An event.', { id: text('ID to return in the response.'), payload: anything('The payload.') }),
      },
      identity: anything('Who publishes or subscribes; null with an API key.'),
      request: anything('The request.'),
    },
  ),
};

/** Events of agents, campaigns, channels and other functions. */
export const agentSchemas = { bedrockAgent, pinpointChannel, pinpointHook, lambdaDestination, appSyncEvents };
