import { anything, choice, type JsonSchema, listOf, mapOf, number, orNull, record, text, texts } from './jsonSchema';

const slotMap = mapOf('Slots by name; null until filled.', {});

const intentV2 = record('An intent.', {
  name: text('Its name.'),
  slots: slotMap,
  state: choice(
    'The state of the intent.',
    'Failed',
    'Fulfilled',
    'FulfillmentInProgress',
    'InProgress',
    'ReadyForFulfillment',
    'Waiting',
  ),
  confirmationState: choice('Did the user confirm?', 'Confirmed', 'Denied', 'None'),
});

const lexV2: JsonSchema = {
  title: 'Amazon Lex V2',
  ...record(
    'A turn of a conversation.',
    {
      messageVersion: text('1.0.'),
      invocationSource: choice('Why the function is called.', 'DialogCodeHook', 'FulfillmentCodeHook'),
      inputMode: choice('The input mode: text, speech or DTMF.', 'DTMF', 'Speech', 'Text'),
      sessionId: text('The conversation.'),
      inputTranscript: text('What the user said.'),
      bot: record(
        'The bot.',
        {
          id: text('Its ID.'),
          name: text('Its name.'),
          aliasId: text('ID of the alias.'),
          localeId: text('The locale.'),
          version: text('The version.'),
        },
        { aliasName: text('The alias.') },
      ),
      interpretations: listOf(
        'Possible interpretations, most likely first.',
        record('An interpretation.', { intent: intentV2 }, { nluConfidence: number('0 to 1.') }),
      ),
      sessionState: record(
        'The state of the conversation.',
        { intent: intentV2, originatingRequestId: text('ID of the request.') },
        {
          sessionAttributes: texts('Attributes of the session.'),
          activeContexts: listOf('Contexts.', {}),
          dialogAction: anything('The proposed action.'),
        },
      ),
    },
    {
      responseContentType: text('The content types of the response.'),
      proposedNextState: anything('What Lex would do next.'),
      transcriptions: listOf('The transcriptions of the input.', {}),
      requestAttributes: texts('Attributes of the request.'),
    },
  ),
};

const lexV1: JsonSchema = {
  title: 'Amazon Lex V1',
  ...record(
    'A turn of a conversation.',
    {
      messageVersion: text('1.0.'),
      invocationSource: choice('Why the function is called.', 'DialogCodeHook', 'FulfillmentCodeHook'),
      userId: text('The user.'),
      bot: record('The bot.', { name: text('Its name.'), alias: text('The alias.'), version: text('The version.') }),
      outputDialogMode: choice('The output mode: text or voice.', 'Text', 'Voice'),
      currentIntent: record('The intent.', {
        name: text('Its name.'),
        slots: slotMap,
        confirmationStatus: choice('Did the user confirm?', 'None', 'Confirmed', 'Denied'),
      }),
      inputTranscript: text('What the user said.'),
    },
    {
      sessionAttributes: orNull(texts('Attributes of the session.')),
      requestAttributes: orNull(texts('Attributes of the request.')),
    },
  ),
};

const alexaSkill: JsonSchema = {
  title: 'Alexa skill',
  ...record(
    'A request to a custom skill.',
    {
      version: text('1.0.'),
      context: anything('The device and the user.'),
      request: record(
        'What the user wants.',
        {
          type: {
            description: 'LaunchRequest, IntentRequest, SessionEndedRequest, or one of an interface.',
            anyOf: [
              { enum: ['LaunchRequest', 'IntentRequest', 'SessionEndedRequest', 'CanFulfillIntentRequest'] },
              { type: 'string' },
            ],
          },
          requestId: text('ID of the request.'),
          timestamp: text('The time, ISO 8601; a skill must reject requests older than 150 s.'),
          locale: text('en-US, de-DE…'),
        },
        {
          intent: record('The intent.', { name: text('Its name.') }, { slots: mapOf('Slots by name.', {}) }),
          reason: text('SessionEndedRequest: the reason.'),
        },
      ),
    },
    {
      session: record(
        'The session.',
        {
          new: { description: 'Whether the session starts with this request.', type: 'boolean' },
          sessionId: text('Its ID.'),
          application: anything('The skill.'),
          user: anything('The user.'),
        },
        { attributes: anything('The attributes that the skill stored.') },
      ),
    },
  ),
};

const alexaSmartHome: JsonSchema = {
  title: 'Alexa smart home',
  ...record('A directive to a device, or a discovery request.', {
    directive: record(
      'The directive.',
      {
        header: record(
          'The type of the directive.',
          {
            namespace: text('The interface: Alexa.PowerController, Alexa.Discovery…'),
            name: text('The directive: TurnOn, Discover…'),
            payloadVersion: text('3.'),
            messageId: text('ID of the message.'),
          },
          { correlationToken: text('Token to return in the response.') },
        ),
        payload: anything('Its parameters.'),
      },
      {
        endpoint: record(
          'The device.',
          { endpointId: text('Its ID.') },
          { scope: anything('The user’s token.'), cookie: anything('The cookie from discovery.') },
        ),
      },
    ),
  }),
};

const connect: JsonSchema = {
  title: 'Amazon Connect flow',
  ...record('A flow invokes the function.', {
    Name: choice('Always this.', 'ContactFlowEvent'),
    Details: record('The contact.', {
      ContactData: record(
        'The data about the contact.',
        {
          ContactId: text('The contact.'),
          Channel: text('VOICE, CHAT, TASK, EMAIL.'),
          InstanceARN: text('The instance.'),
          Attributes: texts('The contact’s attributes.'),
        },
        { CustomerEndpoint: anything('The customer’s number.'), Queue: anything('The queue.') },
      ),
      Parameters: texts('The parameters of the block.'),
    }),
  }),
};

/** Events of conversational services. */
export const conversationSchemas = { lexV1, lexV2, alexaSkill, alexaSmartHome, connect };
