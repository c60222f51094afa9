import { expect, test } from 'vitest';
import type { FileReader } from '../../src/model/connection/fileReader';
import { readDeclared } from '../../src/workspace/projects/readDeclared';

function template(name: string, handler: string, schedule: string): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Job:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: ${name}
      Runtime: nodejs22.x
      Handler: ${handler}
      CodeUri: src/
      Events:
        Timer: { Type: Schedule, Properties: { Schedule: ${schedule} } }
`;
}

test('of two functions with the same name the first counts, with its own triggers; missing files are skipped', async () => {
  const texts: Readonly<Record<string, string>> = {
    '/a/template.yaml': template('job', 'first.handler', 'rate(1 hour)'),
    '/b/template.yaml': template('job', 'second.handler', 'rate(2 hours)'),
    '/c/template.yaml': template('other', 'third.handler', 'rate(3 hours)'),
  };
  const files: FileReader = {
    readText: async (path) => texts[path],
    exists: async (path) => path in texts,
  };
  const { functions, triggers } = await readDeclared(files, [...Object.keys(texts), '/gone/template.yaml']);
  expect(functions.map(({ name, handler }) => `${name}: ${handler}`)).toEqual([
    'job: first.handler',
    'other: third.handler',
  ]);
  expect(triggers.map(({ functionName }) => functionName)).toEqual(['job', 'other']);
});
