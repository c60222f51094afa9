import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/events/json';
import { failed, request, returned } from './renderCheck';

type Row = readonly [response: JsonValue, lines: readonly string[]];

describe('Bedrock agent', () => {
  const group = { messageVersion: '1.0', agent: {}, actionGroup: 'orders' };
  const operation: JsonValue = { ...group, apiPath: '/orders', httpMethod: 'GET' };
  const call: JsonValue = { ...group, function: 'findOrder', parameters: [] };
  const continues = 'The agent would continue with the response';
  const fails = (why: string, path: string): readonly string[] => [
    `The agent's turn would fail with DependencyFailedException: ${why}`,
    `error ${path} ${why}`,
  ];
  const answer = (response: JsonObject): JsonValue => ({ messageVersion: '1.0', response });
  const asked = { actionGroup: 'orders', apiPath: '/orders', httpMethod: 'GET' };
  const body = { 'application/json': { body: '{"total":18.4}' } };

  test.each<Row>([
    [answer({ ...asked, httpStatusCode: 200, responseBody: body }), [continues]],
    [answer({ ...asked }), [continues]],
    [{ response: asked }, fails('messageVersion is not "1.0"', '$.messageVersion')],
    [
      answer({ ...asked, apiPath: '/carts' }),
      fails('apiPath is "/carts", but the event had "/orders"', '$.response.apiPath'),
    ],
    [
      answer({ ...asked, httpStatusCode: '200' }),
      fails('httpStatusCode is a string, not a number', '$.response.httpStatusCode'),
    ],
    [
      answer({ ...asked, responseBody: { 'application/json': { body: { total: 18.4 } } } }),
      fails('body is an object, not a string', '$.response.responseBody["application/json"].body'),
    ],
    [{ messageVersion: '1.0' }, fails('response is missing', '$.response')],
  ])('an API operation: %j', (response, lines) => {
    expect(returned('bedrockAgent', operation, response)).toEqual(lines);
  });

  const result = (functionResponse: JsonObject): JsonValue =>
    answer({ actionGroup: 'orders', function: 'findOrder', functionResponse });
  const text = { responseBody: { TEXT: { body: 'On its way.' } } };

  test.each<Row>([
    [result(text), [continues]],
    [result({ ...text, responseState: 'REPROMPT' }), ['The agent would prompt the model again with the response']],
    [
      result({ ...text, responseState: 'FAILURE' }),
      ["The agent's turn would fail with DependencyFailedException, as responseState requests"],
    ],
    [
      result({ ...text, responseState: 'RETRY' }),
      fails('responseState is "RETRY", not one of FAILURE, REPROMPT', '$.response.functionResponse.responseState'),
    ],
    [result({}), fails('responseBody is missing', '$.response.functionResponse.responseBody')],
    [
      answer({ actionGroup: 'orders', function: 'cancelOrder', functionResponse: text }),
      fails('function is "cancelOrder", but the event had "findOrder"', '$.response.function'),
    ],
  ])('a function: %j', (response, lines) => {
    expect(returned('bedrockAgent', call, response)).toEqual(lines);
  });

  test('at most 25 KB', () => {
    const long = result({ responseBody: { TEXT: { body: 'x'.repeat(26_000) } } });
    expect(returned('bedrockAgent', call, long)[0]).toMatch(/the response has 26\d{3} bytes, more than 25 KB$/);
    expect(failed('bedrockAgent', call)).toEqual([
      "The agent's turn would fail with DependencyFailedException: the function failed (TypeError)",
    ]);
  });
});

describe('AppSync Events', () => {
  const ids = ['e-1', 'e-2'];
  const publish: JsonValue = {
    info: { operation: 'PUBLISH', channelNamespace: { name: 'orders' } },
    events: ids.map((id) => ({ id, payload: {} })),
  };
  const subscribe: JsonValue = { info: { operation: 'SUBSCRIBE', channelNamespace: { name: 'orders' } }, events: null };
  const nothing = 'AppSync would publish no events and return an error';

  test.each<Row>([
    [{ events: ids.map((id) => ({ id, payload: { seen: true } })) }, ['AppSync would broadcast 2 of 2 events']],
    [
      {
        events: [
          { id: 'e-1', payload: {} },
          { id: 'e-2', error: 'too old' },
        ],
      },
      ['AppSync would broadcast 1 of 2 events'],
    ],
    [{ events: [] }, ['AppSync would broadcast 0 of 2 events']],
    [{ error: 'closed' }, [nothing]],
    [
      { events: [{ id: 'e-9', payload: {} }] },
      [`${nothing}: id "e-9" was not published`, 'error $.events[0].id id "e-9" was not published'],
    ],
    [
      { events: [{ id: 'e-1' }] },
      [
        `${nothing}: an event has neither payload nor error`,
        'error $.events[0] an event has neither payload nor error',
      ],
    ],
    [null, [`${nothing}: the response is null, not an object`, 'error $ the response is null, not an object']],
  ])('a publish: %j', (response, lines) => {
    expect(returned('appSyncEvents', publish, response)).toEqual(lines);
  });

  test.each<Row>([
    [null, ['AppSync would accept the subscription']],
    [{}, ['AppSync would accept the subscription']],
    [{ error: 'not yours' }, ['AppSync would reject the subscription']],
    [
      'no',
      [
        'AppSync would reject the subscription: the response is a string, not null or an object',
        'error $ the response is a string, not null or an object',
      ],
    ],
  ])('a subscription: %j', (response, lines) => {
    expect(returned('appSyncEvents', subscribe, response)).toEqual(lines);
  });

  test('a failed function publishes nothing and accepts nobody', () => {
    expect(failed('appSyncEvents', publish)).toEqual([`${nothing}: the function failed (TypeError)`]);
    expect(failed('appSyncEvents', subscribe)).toEqual([
      'AppSync would reject the subscription: the function failed (TypeError)',
    ]);
  });
});

describe('WorkMail', () => {
  const note = 'info $ the response is only used when the rule runs the function synchronously';
  const drop = { action: { type: 'DROP' } };
  const falls = (why: string, path: string): readonly string[] => [
    `WorkMail would apply the rule's fallback action: ${why}`,
    note,
    `error ${path} ${why}`,
  ];

  test.each<Row>([
    [{ actions: [{ ...drop, allRecipients: true }] }, ['WorkMail would apply the actions', note]],
    [
      {
        actions: [
          { action: { type: 'BOUNCE', parameters: { bounceMessage: 'Gone' } }, recipients: ['a@example.com'] },
          { action: { type: 'DEFAULT' }, allRecipients: true },
        ],
      },
      ['WorkMail would apply the actions', note],
    ],
    [null, ['WorkMail would ignore the response, or apply the fallback action of a synchronous rule', note]],
    [
      { action: 'DROP' },
      [
        'WorkMail would ignore the response, or apply the fallback action of a synchronous rule',
        note,
        'warning $.actions actions is missing, so a synchronous rule applies its fallback action',
      ],
    ],
    [{ actions: [drop] }, falls('an action has neither allRecipients nor a list of recipients', '$.actions[0]')],
    [
      { actions: [{ action: { type: 'DELETE' }, allRecipients: true }] },
      falls(
        'type of the action is "DELETE", not one of BOUNCE, DROP, DEFAULT, BYPASS_SPAM_CHECK, MOVE_TO_JUNK',
        '$.actions[0].action.type',
      ),
    ],
    [
      { actions: Array.from({ length: 11 }, () => ({ ...drop, allRecipients: true })) },
      falls('actions has 11 items, more than 10', '$.actions'),
    ],
  ])('%j', (response, lines) => {
    expect(returned('workMail', request('workmail-inbound'), response)).toEqual(lines);
  });

  test('a failed function is tried again, then the fallback applies', () => {
    expect(failed('workMail', {})).toEqual([
      "WorkMail would retry until the rule's timeout, then apply its fallback action: the function failed (TypeError)",
    ]);
  });
});

describe('Pinpoint campaign hook', () => {
  test.each<Row>([
    [{ one: { Address: 'jane@example.com' }, two: {} }, ['Pinpoint would send the campaign to 2 endpoints']],
    [{}, ['Pinpoint would send the campaign to 0 endpoints']],
    [
      [],
      [
        'Pinpoint would not send the campaign: the response is a list, not an object',
        'error $ the response is a list, not an object',
      ],
    ],
    [
      { one: 'jane@example.com' },
      [
        'Pinpoint would not send the campaign: endpoint one is a string, not an object',
        'error $.one endpoint one is a string, not an object',
      ],
    ],
  ])('%j', (response, lines) => {
    expect(returned('pinpointHook', {}, response)).toEqual(lines);
  });
});

describe('older and rarer callers', () => {
  test('Cognito Sync gets the event back', () => {
    const event = request('cognito-sync');
    expect(returned('cognitoSync', event, event)).toEqual(['Cognito would store the records of the response']);
    expect(returned('cognitoSync', event, { datasetRecords: { a: { op: 'keep' } } })[0]).toBe(
      'Cognito would refuse to synchronize: op is "keep", not one of replace, remove',
    );
    expect(returned('cognitoSync', event, null)[0]).toContain('the response is null, not an object');
  });

  test('Kinesis Data Analytics', () => {
    const before = { streamArn: 's', records: [{ recordId: '1', data: '' }] };
    const after = { records: [{ recordId: '1', data: '' }] };
    const answer = (record: JsonObject): JsonValue => ({ records: [{ recordId: '1', ...record }] });
    expect(returned('kinesisAnalytics', before, answer({ result: 'Ok', data: 'e30=' }))).toEqual([
      'Kinesis Data Analytics would read the records',
    ]);
    expect(returned('kinesisAnalytics', before, answer({ result: 'Ok' }))[0]).toContain('data is missing');
    expect(returned('kinesisAnalytics', after, answer({ result: 'DeliveryFailed' }))).toHaveLength(1);
    expect(returned('kinesisAnalytics', after, answer({ result: 'Dropped' }))[0]).toContain(
      'result is "Dropped", not one of Ok, DeliveryFailed',
    );
    expect(returned('kinesisAnalytics', after, { records: [] })[0]).toContain('record 1 is missing');
  });

  test('a custom widget shows any response', () => {
    const shows = (value: JsonValue) => returned('cloudWatchWidget', {}, value)[0];
    expect([shows('<p>9</p>'), shows({ markdown: '# 9' }), shows({ markdown: 9 }), shows(null)]).toEqual(
      ['HTML', 'Markdown', 'JSON', 'JSON'].map((form) => `The widget would show the response as ${form}`),
    );
  });

  test('Ground Truth', () => {
    expect(returned('groundTruthTask', {}, { taskInput: {} })).toEqual(['Ground Truth would give the task to workers']);
    expect(returned('groundTruthTask', {}, { taskInput: {}, isHumanAnnotationRequired: 'false' })).toEqual([
      'Ground Truth would skip the workers',
    ]);
    expect(returned('groundTruthTask', {}, {})[0]).toContain('taskInput is missing');
    const annotation = { datasetObjectId: '0', consolidatedAnnotation: { content: { cups: {} } } };
    expect(returned('groundTruthConsolidation', {}, [annotation])).toEqual([
      'Ground Truth would take the annotations of 1 data objects',
    ]);
    expect(returned('groundTruthConsolidation', {}, [{ datasetObjectId: '0' }])[0]).toContain(
      'consolidatedAnnotation is missing',
    );
  });

  test('CDK’s provider framework answers CloudFormation itself', () => {
    const event = { RequestType: 'Delete', PhysicalResourceId: 'p-1' };
    expect(returned('customResourceProvider', event, null)).toEqual(['CloudFormation would get SUCCESS']);
    expect(returned('customResourceProvider', {}, { PhysicalResourceId: 'p-2', Data: { Arn: 'a' } })).toHaveLength(1);
    expect(returned('customResourceProvider', event, { PhysicalResourceId: 'p-2' })[0]).toBe(
      'CloudFormation would get FAILED: PhysicalResourceId is not that of the event: Delete cannot change it',
    );
  });

  test('a macro', () => {
    const event = { requestId: 'r-1' };
    const good = { requestId: 'r-1', status: 'SUCCESS', fragment: {} };
    const check = (value: JsonValue) => returned('cloudFormationMacro', event, value)[0];
    expect(check(good)).toBe('CloudFormation would use the fragment');
    expect(check({ ...good, status: 'failed' })).toContain('status is "failed", not "success"');
    expect(check({ ...good, requestId: 'r-2' })).toContain('requestId is not that of the event');
    expect(check({ requestId: 'r-1', status: 'success' })).toContain('fragment is missing');
  });
});
