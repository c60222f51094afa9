import { expect, it } from 'vitest';
import { jsonLine } from '../../src/webview/log/jsonLine';
import { shownLine } from '../../src/webview/log/logText';

const id = '8f507cfc-xmpl-4697-b07a-ac58fc914c95';

/** Lambda's own lines as its guide shows them, and what is read instead. */
const lines: readonly (readonly [string, string])[] = [
  [
    'INIT_START Runtime Version: nodejs:20.v31\tRuntime Version ARN: arn:aws:lambda:eu-west-1::runtime:07a4',
    'The environment starts, runtime nodejs:20.v31',
  ],
  [`START RequestId: ${id} Version: 3`, 'START, version 3'],
  [`END RequestId: ${id}`, 'END'],
  [
    `REPORT RequestId: ${id}\tDuration: 118.63 ms\tBilled Duration: 119 ms\tMemory Size: 128 MB\tMax Memory Used: 78 MB\tInit Duration: 312.88 ms\t`,
    'REPORT ran 119 ms, billed 119 ms, used 78 of 128 MB, init 313 ms',
  ],
  ['INIT_REPORT Init Duration: 9999.61 ms\tPhase: init\tStatus: timeout', 'Init took 10 s, phase init, status timeout'],
  ['EXTENSION\tName: insights\tState: Ready\tEvents: [INVOKE,SHUTDOWN]', 'Extension insights, ready'],
  ['XRAY TraceId: 1-5 SegmentId: 2 Sampled: true', 'XRAY TraceId: 1-5 SegmentId: 2 Sampled: true'],
  [
    '{"time":"2026-11-23T10:00:00.000Z","type":"platform.start","record":{"requestId":"a","version":"$LATEST"}}',
    'START, version $LATEST',
  ],
  [
    '{"time":"2026-11-23T10:00:00.000Z","type":"platform.initReport","record":{"phase":"init","status":"error","errorType":"Runtime.ExitError","metrics":{"durationMs":12}}}',
    'Init took 12 ms, phase init, status error, Runtime.ExitError',
  ],
  [
    '{"time":"2026-11-23T10:00:00.000Z","type":"platform.report","record":{"status":"success","metrics":{"durationMs":4,"billedDurationMs":5,"memorySizeMB":128,"maxMemoryUsedMB":70}}}',
    'REPORT ran 4 ms, billed 5 ms, used 70 of 128 MB',
  ],
  [
    '{"time":"2026-11-23T10:00:00.000Z","type":"platform.logsDropped","record":{"droppedRecords":12,"reason":"slow"}}',
    'Lambda dropped 12 log records, slow',
  ],
  ['{"time":"2026-11-23T10:00:00.000Z","type":"platform.somethingNew","record":{}}', 'platform.somethingNew'],
];

it.each(lines)('%s', (line, words) => {
  const shown = shownLine(line, undefined);
  expect(shown).toMatchObject({ isPlatform: true, text: words, raw: line.trimEnd() });
});

it('lays a JSON line out with the digits, keys and order that it was written with', () => {
  const written = '{"id":12345678901234567890,"v":1.0,"a":1,"a":2}\n';
  expect(jsonLine(written)).toMatchObject({
    text: '{"id":12345678901234567890,"v":1.0,"a":1,"a":2}',
    pretty: '{\n  "id": 12345678901234567890,\n  "v": 1.0,\n  "a": 1,\n  "a": 2\n}',
  });
});
