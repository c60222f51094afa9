import type { JsonObject } from '../../json';
import type { SampleEvent } from '../../sampleEvent';
import type { SampleFacts } from '../../sampleFacts';

interface Trigger {
  readonly id: string;
  readonly title: string;
  readonly typeNames?: readonly string[];
  readonly source: string;
  readonly version?: string;
  readonly request: (facts: SampleFacts) => JsonObject;
  readonly response: JsonObject | undefined;
}

const attributes = (facts: SampleFacts): JsonObject => ({
  sub: facts.uuid('user'),
  email: 'jane@example.com',
  email_verified: 'true',
  'cognito:user_status': 'CONFIRMED',
});

const groups: JsonObject = { groupsToOverride: ['customers'], iamRolesToOverride: [], preferredRole: null };
const passwordDone: JsonObject = { challengeName: 'PASSWORD_VERIFIER', challengeResult: true };

const triggers: readonly Trigger[] = [
  {
    id: 'cognito-pre-sign-up',
    title: 'Pre sign-up',
    typeNames: ['presignup'],
    source: 'PreSignUp_SignUp',
    request: () => ({ userAttributes: { email: 'jane@example.com' }, validationData: null, clientMetadata: {} }),
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  },
  {
    id: 'cognito-post-confirmation',
    title: 'Post confirmation',
    typeNames: ['postconfirmation'],
    source: 'PostConfirmation_ConfirmSignUp',
    request: (facts) => ({ userAttributes: attributes(facts), clientMetadata: {} }),
    response: {},
  },
  {
    id: 'cognito-pre-authentication',
    title: 'Pre authentication',
    typeNames: ['preauthentication'],
    source: 'PreAuthentication_Authentication',
    request: (facts) => ({ userAttributes: attributes(facts), validationData: {}, userNotFound: false }),
    response: {},
  },
  {
    id: 'cognito-post-authentication',
    title: 'Post authentication',
    typeNames: ['postauthentication'],
    source: 'PostAuthentication_Authentication',
    request: (facts) => ({ userAttributes: attributes(facts), newDeviceUsed: false, clientMetadata: {} }),
    response: {},
  },
  {
    id: 'cognito-pre-token-v1',
    title: 'Pre token generation (V1)',
    typeNames: ['pretokengeneration'],
    source: 'TokenGeneration_Authentication',
    request: (facts) => ({ userAttributes: attributes(facts), groupConfiguration: groups, clientMetadata: {} }),
    response: { claimsOverrideDetails: null },
  },
  {
    id: 'cognito-pre-token-v2',
    title: 'Pre token generation (V2, with access token)',
    typeNames: ['pretokengenerationv2', 'pretokengenerationv3'],
    source: 'TokenGeneration_Authentication',
    version: '2',
    request: (facts) => ({
      userAttributes: attributes(facts),
      groupConfiguration: groups,
      scopes: ['aws.cognito.signin.user.admin'],
      clientMetadata: {},
    }),
    response: { claimsAndScopeOverrideDetails: null },
  },
  {
    id: 'cognito-custom-message',
    title: 'Custom message (sign-up)',
    typeNames: ['custommessage'],
    source: 'CustomMessage_SignUp',
    request: (facts) => ({
      userAttributes: attributes(facts),
      codeParameter: '{####}',
      linkParameter: '{##Click Here##}',
      usernameParameter: null,
      clientMetadata: {},
    }),
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  },
  {
    id: 'cognito-user-migration',
    title: 'User migration (sign-in)',
    typeNames: ['usermigration'],
    source: 'UserMigration_Authentication',
    request: () => ({ password: 'example-password', validationData: {}, clientMetadata: {} }),
    response: {
      userAttributes: null,
      forceAliasCreation: null,
      finalUserStatus: null,
      messageAction: null,
      desiredDeliveryMediums: null,
    },
  },
  {
    id: 'cognito-define-auth-challenge',
    title: 'Define auth challenge',
    typeNames: ['defineauthchallenge'],
    source: 'DefineAuthChallenge_Authentication',
    request: (facts) => ({ userAttributes: attributes(facts), session: [passwordDone], userNotFound: false }),
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  },
  {
    id: 'cognito-create-auth-challenge',
    title: 'Create auth challenge',
    typeNames: ['createauthchallenge'],
    source: 'CreateAuthChallenge_Authentication',
    request: (facts) => ({
      userAttributes: attributes(facts),
      challengeName: 'CUSTOM_CHALLENGE',
      session: [passwordDone],
      userNotFound: false,
    }),
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  },
  {
    id: 'cognito-verify-auth-challenge',
    title: 'Verify auth challenge response',
    typeNames: ['verifyauthchallengeresponse'],
    source: 'VerifyAuthChallengeResponse_Authentication',
    request: (facts) => ({
      userAttributes: attributes(facts),
      privateChallengeParameters: { answer: '4' },
      challengeAnswer: '4',
      userNotFound: false,
    }),
    response: { answerCorrect: null },
  },
  {
    id: 'cognito-inbound-federation',
    title: 'Inbound federation',
    source: 'InboundFederation_ExternalProvider',
    request: (facts) => ({
      providerName: 'example-oidc',
      providerType: 'OIDC',
      attributes: {
        tokenResponse: { access_token: 'example-token', token_type: 'Bearer', expires_in: '3600' },
        idToken: { sub: facts.uuid('user'), email: 'jane@example.com' },
        userInfo: { email: 'jane@example.com', given_name: 'Jane' },
      },
    }),
    response: { userAttributesToMap: {} },
  },
  {
    id: 'cognito-custom-email-sender',
    title: 'Custom email sender (sign-up)',
    source: 'CustomEmailSender_SignUp',
    request: (facts) => ({
      type: 'customEmailSenderRequestV1',
      code: facts.letters('code', 64),
      clientMetadata: {},
      userAttributes: attributes(facts),
    }),
    response: undefined,
  },
];

const poolSamples: readonly SampleEvent<'cognito'>[] = triggers.map((trigger) => ({
  id: trigger.id,
  service: 'cognito',
  title: trigger.title,
  typeNames: trigger.typeNames ?? [],
  // Without `response`: Cognito does not wait for these.
  model: trigger.response === undefined ? 'async' : 'sync',
  eventType: trigger.response === undefined ? 'cognito-custom-sender' : 'cognito',
  make: (facts) => ({
    version: trigger.version ?? '1',
    triggerSource: trigger.source,
    region: facts.region,
    userPoolId: facts
      .resource('cognito-idp', `userpool/${facts.region}_${facts.letters('pool', 9)}`)
      .replace('userpool/', ''),
    userName: facts.uuid('user'),
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: facts.letters('client', 26) },
    request: trigger.request(facts),
    ...(trigger.response === undefined ? {} : { response: trigger.response }),
  }),
}));

const syncSample: SampleEvent<'cognito'> = {
  id: 'cognito-sync',
  service: 'cognito',
  title: 'Cognito Sync: a data set is synchronized',
  model: 'sync',
  eventType: 'cognito-sync',
  make: (facts) => ({
    version: 2,
    eventType: 'SyncTrigger',
    region: facts.region,
    identityPoolId: `${facts.region}:${facts.uuid('pool')}`,
    identityId: `${facts.region}:${facts.uuid('identity')}`,
    datasetName: 'cart',
    datasetRecords: { 'tea-green': { oldValue: '1', newValue: '2', op: 'replace' } },
  }),
};

export const cognitoSamples: readonly SampleEvent<'cognito'>[] = [...poolSamples, syncSample];
