import { describe, expect, test } from 'vitest';
import type { FilterTrace } from '../../../src/trace/filter/filterTrace';
import { matchesFilter } from '../../../src/trace/filter/matchesFilter';
import { parseFilterExpression } from '../../../src/trace/filter/parseFilterExpression';
import { rootCauses } from '../../../src/trace/filter/rootCauses';

/** A shop whose API calls a backend, which fails at a table; the API answers 200 all the same. */
const shop: FilterTrace = {
  durationSeconds: 6,
  segments: [
    {
      id: '1',
      name: 'api.example.com',
      origin: 'AWS::EC2::Instance',
      start_time: 10,
      end_time: 15.5,
      user: 'alice',
      http: {
        request: {
          url: 'http://api.example.com/v2/orders',
          method: 'POST',
          user_agent: 'curl/8',
          client_ip: '10.0.0.7',
        },
        response: { status: 200 },
      },
      annotations: { account: '12345', age: 31, 'is-new': true },
      aws: { account_id: '111122223333', ec2: { instance_id: 'i-1', availability_zone: 'eu-west-1a' } },
      subsegments: [
        { id: '2', name: 'backend.example.com', namespace: 'remote', start_time: 10.5, end_time: 13.5, fault: true },
      ],
    },
    {
      id: '3',
      parent_id: '2',
      name: 'backend.example.com',
      origin: 'AWS::Lambda',
      start_time: 11,
      end_time: 13,
      fault: true,
      resource_arn: 'arn:aws:lambda:eu-west-1:1:function:backend',
      http: { response: { status: 500 } },
      subsegments: [
        {
          id: '4',
          name: 'DynamoDB',
          namespace: 'aws',
          start_time: 11.5,
          end_time: 12,
          error: true,
          throttle: true,
          cause: { exceptions: [{ id: 'x', type: 'Throttling', message: 'Rate exceeded' }] },
        },
      ],
    },
    {
      id: '5',
      parent_id: '4',
      name: 'DynamoDB',
      origin: 'AWS::DynamoDB::Table',
      inferred: true,
      start_time: 11.5,
      end_time: 12,
      error: true,
      throttle: true,
    },
  ],
};

const good: FilterTrace = {
  durationSeconds: 1,
  segments: [{ id: 'a', name: 'jobs', start_time: 1, end_time: 2, annotations: { account: '99', 'user.id': '7' } }],
};

const running: FilterTrace = {
  durationSeconds: 2,
  segments: [{ id: 'a', name: 'jobs', start_time: 1, in_progress: true }],
};

function matched(text: string): string {
  const parsed = parseFilterExpression(text);
  if (!parsed.ok) return parsed.problem.message;
  const groups: Readonly<Record<string, string>> = { slow: 'responsetime > 5' };
  const findGroup = (_by: 'name' | 'arn', value: string) => {
    const group = parseFilterExpression(groups[value] ?? '!');
    return group.ok ? group.value : undefined;
  };
  return Object.entries({ shop, good, running })
    .filter(([, trace]) => matchesFilter(parsed.value, trace, findGroup))
    .map(([name]) => name)
    .join(' ');
}

describe("the expressions of AWS's own page", () => {
  test.each([
    ['responsetime > 5', 'shop'],
    ['duration >= 5 AND duration <= 8', 'shop'],
    ['service("api.example.com") { fault = true OR responsetime > 2.5 } AND annotation[account] = "12345"', 'shop'],
    ['service("api.example.com") { fault = true OR responsetime > 2.5 } AND annotation.account = "12345"', 'shop'],
    ['edge("api.example.com", "backend.example.com") { fault = true }', 'shop'],
    ['http.url BEGINSWITH "http://api.example.com/" AND http.url CONTAINS "/v2/" AND !service("api.example.com")', ''],
    ['ok !partial duration <3', 'good'],
    ['group.name = "slow" AND user = "alice"', 'shop'],
    ['group.arn = "slow"', 'shop'],
    ['service() { fault }', 'shop'],
    ['service() { fault = true }', 'shop'],
    ['service("backend.example.com")', 'shop'],
    ['edge("api.example.com", "backend.example.com")', 'shop'],
    ['annotation[age] > 29', 'shop'],
    ['annotation.age > 29', 'shop'],
    ['annotation[user.id] = "7"', 'good'],
    ['annotation.user.id = "7"', 'good'],
    ['http.status >= 200 AND http.status < 300', 'shop'],
    ['resource.arn = "arn:aws:lambda:eu-west-1:1:function:backend"', 'shop'],
    ['user = "alice"', 'shop'],
    ['service(id(name: "backend.example.com", type: "AWS::Lambda")) { fault = true }', 'shop'],
    ['service(id(account.id: "111122223333")) { ok }', 'shop'],
    ['service("backend.example.com") { !ok }', 'shop'],
    ['service(id(name: "backend.example.com", type: "AWS::Lambda"))', 'shop'],
    ['service(id(type: "AWS::EC2::Instance"))', 'shop'],
    ['service(id(account.id: "111122223333"))', 'shop'],
    ['edge(id(name: "api.example.com", type: "AWS::EC2::Instance"), id(type: "AWS::Lambda"))', 'shop'],
    ['json = #[{"Services":[{"Name":"backend.example.com"},{"Name":"DynamoDB"}]}]', 'shop'],
  ])('%s', (text, expected) => {
    expect(matched(text)).toBe(expected);
  });
});

describe("more of that page: root causes' elements, and what it writes of each keyword", () => {
  test.each([
    ['rootcause.fault.entity { last and name = "backend.example.com" }', 'shop'],
    ['rootcause.fault.entity { last and name = "deserialize" }', ''],
    ['rootcause.responsetime.entity { remote and coverage > 0.5 and name = "backend.example.com" }', 'shop'],
    ['rootcause.responsetime.entity { remote and coverage > 0.7 and name = "traces" }', ''],
    ['rootcause.error.service { inferred and name = DynamoDB and type = "AWS::DynamoDB::Table" }', 'shop'],
    ['rootcause.fault.service { inferred and name = traces and type = "AWS::DynamoDB" }', ''],
    ['rootcause.fault.service { index > 0 }', 'shop'],
    ['rootcause.fault.service { index > 5 }', ''],
    ['rootcause.responsetime.entity { first and coverage > 0.8 }', 'shop good'],
    ['rootcause.fault.service { name = "backend.example.com" }', 'shop'],
    ['rootcause.responsetime.service { last and type = "AWS::Lambda" }', 'shop'],
    ['rootcause.error.exception { last and message = "Rate exceeded" }', 'shop'],
    ['rootcause.fault.exception { last and message = "Access Denied for account_id: 1234567890" }', ''],
    ['service("api.example.com") { root = true and fault = true }', ''],
    ['service("api.example.com") {root = true}', 'shop'],
    ['!ok', ''],
    ['ok = false', ''],
    ['http.status != 200', 'good running'],
    ['http.url CONTAINS "/v2/"', 'shop'],
    ['user CONTAINS ""', 'shop'],
    ['http.url AND responseTime > 2', 'shop'],
    ['annotation.age', 'shop'],
    ['!annotation.age', 'good running'],
    ['edge("api.example.com", "backend.example.com") { error }', ''],
    ['service("backend.example.com") { error }', ''],
    ['service(id(name: "backend.example.com", type:"AWS::Lambda::Function")) { error }', ''],
    [
      'rootcause.json = #[{ "Services": [ { "Name": "GetWeatherData", "EntityPath": [{ "Name": "GetWeatherData" }, { "Name": "get_temperature" } ] }, { "Name": "GetTemperature", "EntityPath": [ { "Name": "GetTemperature" } ] } ] }]',
      '',
    ],
  ])('%s', (text, expected) => {
    expect(matched(text)).toBe(expected);
  });
});

describe('keywords and operators', () => {
  test.each([
    ['', 'shop good running'],
    ['fault', ''],
    ['fault = false', 'shop good running'],
    ['fault != true', 'shop good running'],
    ['ok', 'shop good running'],
    ['partial', 'running'],
    ['!partial AND !ok', ''],
    ['service() { throttle }', 'shop'],
    ['service() { inferred error }', 'shop'],
    ['service("DynamoDB") { throttle && error }', 'shop'],
    ['service("jobs") { root }', 'good running'],
    ['http.status = 200', 'shop'],
    ['http.status != 200', 'good running'],
    ['service() { http.status >= 500 }', 'shop'],
    ['http.method = "POST"', 'shop'],
    ['http.useragent BEGINSWITH "curl"', 'shop'],
    ['http.clientip = "10.0.0.7"', 'shop'],
    ['user', 'shop'],
    ['user != "alice"', 'good running'],
    ['annotation.age > 30', 'shop'],
    ['annotation.age <= 30', ''],
    ['annotation[is-new] = true', 'shop'],
    ['annotation["is-new"] != true', 'good running'],
    ['annotation[account]', 'shop good'],
    ['annotation.account CONTAINS "9"', 'good'],
    ['annotation.account = 99', ''],
    ['instance.id = "i-1"', 'shop'],
    ['availabilityzone = "eu-west-1a"', 'shop'],
    ['resource.arn ENDSWITH ":function:backend"', 'shop'],
    ['message CONTAINS "Rate"', 'shop'],
    ['name = "jobs"', 'good running'],
    ['(user = "alice" OR duration < 2) AND !(annotation.account = "99")', 'shop'],
    ['user = "al\\"ice"', ''],
    ['edge("backend.example.com", "DynamoDB") { throttle }', 'shop'],
    ['edge("api.example.com", "DynamoDB")', ''],
    ['rootcause.json = #[{"Services":[{"EntityPath":[{"Name":"*"},{"Name":"DynamoDB"}]},{"Name":"*"}]}]', 'shop'],
    ['errorrootcause.json = #[{"Services":[{"Name":"*"},{"Name":"DynamoDB"}]}]', 'shop'],
    ['faultrootcause.json = #[{"Services":[{"Name":"*"},{"Name":"backend.example.com"}]}]', 'shop'],
    ['faultrootcause.json = #[{"Services":[{"Name":"backend.example.com"}]}]', ''],
    ['DURATION > 1.5 and USER = "alice" or name endswith "obs"', 'shop good running'],
    ['group.name != "slow"', 'good running'],
    ['group.name = "unknown"', ''],
  ])('%s', (text, expected) => {
    expect(matched(text)).toBe(expected);
  });
});

describe('what cannot be read is said, with its place', () => {
  test.each([
    ['responsetime', 'Expected =, !=, <, <=, >, or >= (position 13).'],
    ['responsetime > "5"', 'Expected a number (position 16).'],
    ['responsetime > 5s', 'Expected a number, not 5 (position 16).'],
    ['fault = maybe', 'Expected true or false (position 9).'],
    ['faults', '"faults" is not a keyword of filter expressions (position 1).'],
    ['http.url CONTAINS', 'Expected text in double quotes (position 18).'],
    ['service("a" { fault }', 'Expected ) (position 13).'],
    ['service("a") { fault', 'Expected } (position 21).'],
    ['edge("a")', 'Expected , (position 9).'],
    ['user = "alice', 'Expected text in double quotes, not " (position 8).'],
    ['ok AND', 'Expected a keyword (position 7).'],
    ['(ok', 'Expected ) (position 4).'],
    ['ok)', 'Expected AND, OR, or the end of the expression (position 3).'],
    ['service(id(colour: "red"))', 'Expected name, type, or account.id (position 12).'],
    ['json = #[{]', 'Expected # and the JSON of a root cause, not # (position 8).'],
    ['!'.repeat(5_000), 'The expression is nested too deeply (position 101).'],
    ['('.repeat(5_000), 'The expression is nested too deeply (position 101).'],
  ])('%s', (text, expected) => {
    expect(matched(text)).toBe(expected);
  });

  test('nothing throws, whatever is written', () => {
    const pieces = [
      'ok',
      '!',
      '(',
      ')',
      '{',
      '}',
      '"a"',
      '"',
      '5',
      '.',
      '#',
      '[',
      'service',
      'annotation',
      '=',
      ',',
      ' ',
    ];
    let seed = 7;
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed;
    };
    for (let round = 0; round < 5_000; round += 1) {
      const text = Array.from({ length: random() % 12 }, () => pieces[random() % pieces.length]).join('');
      expect(typeof parseFilterExpression(text).ok).toBe('boolean');
    }
  });
});

test.each([
  [
    'fault',
    'handled: api.example.com (api.example.com > backend.example.com) -> backend.example.com (backend.example.com)',
  ],
  ['error', 'handled: backend.example.com (backend.example.com > DynamoDB: Throttling) -> DynamoDB (DynamoDB)'],
  [
    'responsetime',
    'felt by the caller: api.example.com (api.example.com > backend.example.com) -> backend.example.com (backend.example.com)',
  ],
] as const)('the root cause of a %s leads from the entry to its place', (kind, expected) => {
  const causes = rootCauses(shop, kind).map(({ ClientImpacting, Services }) => {
    const services = Services.map(({ Name, EntityPath }) => {
      const path = EntityPath.map((one) => [one.Name, ...(one.Exceptions ?? []).map((each) => each.Name)].join(': '));
      return `${Name} (${path.join(' > ')})`;
    });
    return `${ClientImpacting ? 'felt by the caller' : 'handled'}: ${services.join(' -> ')}`;
  });
  expect(causes).toEqual([expected]);
});
