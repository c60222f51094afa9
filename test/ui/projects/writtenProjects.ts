import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { inProject } from '../../tools/project.mjs';

/** What the handlers answer with, `total` computed on line 3. */
export function handlerSource(total: string): string {
  return [
    'interface Order { readonly price?: number }',
    'export async function handler(order: Order): Promise<object> {',
    `  const total: number = ${total};`,
    '  return { total, stage: process.env.STAGE, profile: process.env.AWS_PROFILE };',
    '}',
    '',
  ].join('\n');
}

type Files = Readonly<Record<string, string>>;

async function write(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

function samFunction(name: string, file: string, stage = 'declared'): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Handler:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: ${name}
      CodeUri: src/
      Handler: ${file.replace(/\.tsx?$/, '')}.handler
      Runtime: nodejs22.x
      Environment: { Variables: { STAGE: ${stage} } }
    Metadata: { BuildMethod: esbuild, BuildProperties: { EntryPoints: [${file}], Sourcemap: true } }
`;
}

/** A SAM project in TypeScript, with the esbuild that it has installed; nothing is built. */
export async function writeSamProject(folder: string, stage: string): Promise<void> {
  await write(folder, {
    'template.yaml': samFunction('create-order', 'create.ts', stage),
    'src/create.ts': handlerSource('1 + 1'),
    '.env.test': 'STAGE=file\n',
  });
  await installEsbuild(folder);
}

/** The same without esbuild. Node.js takes no types out of `.tsx`. */
export async function writeUnbuiltProject(folder: string): Promise<void> {
  await write(folder, {
    'template.yaml': samFunction('count-stock', 'count.tsx'),
    'src/count.tsx': handlerSource('1'),
  });
}

/** A template with a parameter that nothing gives a value. */
export async function writeParameterProject(folder: string): Promise<void> {
  await write(folder, {
    'template.yaml': `Parameters:\n  Stage: { Type: String }\n${samFunction('take-back', 'back.js', '!Ref Stage')}`,
    'src/back.js': 'exports.handler = async () => 1;\n',
  });
}

/** A CDK app as `cdk synth` leaves it: the asset of a NodejsFunction, without a source map. */
export async function writeCdkProject(folder: string): Promise<void> {
  await write(folder, {
    'cdk.json': '{"app":"npx ts-node app.ts"}',
    'lambda/price.ts': handlerSource('10 + 1'),
    ...assembly('price-order'),
  });
  await installEsbuild(folder);
  await build({
    absWorkingDir: folder,
    entryPoints: ['lambda/price.ts'],
    outfile: 'cdk.out/asset.aa11/index.js',
    bundle: true,
    platform: 'node',
    logLevel: 'error',
  });
}

/** A CDK app without `cdk.out`, whose own `cdk synth` writes one. */
export async function writeUnreadCdkProject(folder: string): Promise<void> {
  const made = Object.entries({
    ...assembly('send-mail'),
    'cdk.out/asset.aa11/index.js': 'exports.handler = async () => "sent";\n',
  });
  const script = made.map(
    ([path, text]) =>
      `fs.mkdirSync(${JSON.stringify(dirname(path))}, { recursive: true }); fs.writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(text)});`,
  );
  await write(folder, {
    'cdk.json': '{"app":"node app.js"}',
    'package.json': '{"devDependencies":{"aws-cdk":"2"}}',
    'node_modules/.bin/cdk': ['#!/usr/bin/env node', "const fs = require('node:fs');", ...script, ''].join('\n'),
  });
  await chmod(join(folder, 'node_modules', '.bin', 'cdk'), 0o755);
}

function assembly(functionName: string): Files {
  const stack = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/unknown-region',
    properties: { templateFile: 'Shop.template.json' },
  };
  const handler = {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: functionName,
      Code: { S3Bucket: 'assets', S3Key: 'aa11.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Environment: { Variables: { STAGE: 'declared' } },
    },
    Metadata: { 'aws:asset:path': 'asset.aa11' },
  };
  return {
    'cdk.out/manifest.json': JSON.stringify({ version: '36.0.0', artifacts: { Shop: stack } }),
    'cdk.out/Shop.template.json': JSON.stringify({ Resources: { Handler: handler } }),
  };
}

async function installEsbuild(folder: string): Promise<void> {
  await mkdir(join(folder, 'node_modules'));
  await symlink(inProject('node_modules', 'esbuild'), join(folder, 'node_modules', 'esbuild'), 'junction');
}
