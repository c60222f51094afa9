import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inExtension } from './golden';

/** A project in TypeScript as its build tool leaves it. */
export interface BuiltProject {
  readonly folder: string;
  /** The file that the project is found by. */
  readonly file: string;
  /** Writes a source again, without a build. */
  write(path: string, text: string): void;
  remove(): void;
}

/** Line 3 runs while the module is loaded, line 9 in each invocation. */
const source = `import { double } from './double';
interface Event { readonly price: number }
const rates: readonly number[] = [1, 2];

export async function handler(event: Event): Promise<number> {
  console.log('counting');
  const total = double(event.price ?? 21) * (rates[0] ?? 0);
  console.log('counted');
  return total;
}
`;

/** What `cdk synth` leaves of a NodejsFunction. */
export function buildWithCdk(map: 'beside' | 'none'): BuiltProject {
  const project = startProject('cdk.json', JSON.stringify({ app: 'npx ts-node app.ts' }));
  const asset = join(project.folder, 'cdk.out', 'asset.aa11');
  bundle(project, join('lambda', 'totals.ts'), { outfile: join(asset, 'index.js'), map });
  const artifact = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/unknown-region',
    properties: { templateFile: 'Shop.template.json' },
  };
  project.write('cdk.out/manifest.json', JSON.stringify({ version: '36.0.0', artifacts: { Shop: artifact } }));
  const totals = {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'totals',
      Code: { S3Bucket: 'assets', S3Key: 'aa11.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
    },
    Metadata: { 'aws:asset:path': 'asset.aa11' },
  };
  project.write('cdk.out/Shop.template.json', JSON.stringify({ Resources: { Totals: totals } }));
  return project;
}

/** What `sam build` leaves of a function with `BuildMethod: esbuild`. `elsewhere`: it ran in a temporary folder. */
export function buildWithSam(map: 'elsewhere' | 'none'): BuiltProject {
  const totals = {
    Type: 'AWS::Serverless::Function',
    Metadata: { BuildMethod: 'esbuild', BuildProperties: { EntryPoints: ['totals.ts'], Sourcemap: map !== 'none' } },
    Properties: { FunctionName: 'totals', CodeUri: 'lambda', Handler: 'totals.handler', Runtime: 'nodejs22.x' },
  };
  const template = { Transform: 'AWS::Serverless-2016-10-31', Resources: { Totals: totals } };
  const project = startProject('template.yaml', JSON.stringify(template));
  const built = join(project.folder, '.aws-sam', 'build');
  bundle(project, join('lambda', 'totals.ts'), { outfile: join(built, 'Totals', 'totals.js'), map });
  if (map === 'elsewhere') {
    moveSources(join(built, 'Totals', 'totals.js.map'), '../../../lambda/', '../../../../tmp/tmpq1w2e3/');
  }
  const { Properties, ...rest } = totals;
  const builtTotals = { ...rest, Properties: { ...Properties, CodeUri: 'Totals' } };
  project.write('.aws-sam/build/template.yaml', JSON.stringify({ ...template, Resources: { Totals: builtTotals } }));
  return project;
}

function startProject(file: string, text: string): BuiltProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dwell-built-')));
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write(file, text);
  write('package.json', '{}');
  write('lambda/totals.ts', source);
  write('lambda/double.ts', 'export const double = (value: number): number => value * 2;\n');
  symlinkSync(inExtension('node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    folder,
    file: join(folder, file),
    write,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function bundle(
  { folder }: BuiltProject,
  entry: string,
  { outfile, map }: { readonly outfile: string; readonly map: 'beside' | 'elsewhere' | 'none' },
): void {
  const script = [
    `const { buildSync } = require(${JSON.stringify(inExtension('node_modules', 'esbuild'))});`,
    `buildSync(${JSON.stringify({
      absWorkingDir: folder,
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node22',
      sourcemap: map !== 'none',
      logLevel: 'error',
    })});`,
  ];
  // The extension host may be Electron.
  execFileSync(process.execPath, ['-e', script.join('\n')], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
}

function moveSources(map: string, from: string, to: string): void {
  const content = JSON.parse(readFileSync(map, 'utf8'));
  const sources = content.sources.map((one: string) => one.replace(from, to));
  writeFileSync(map, JSON.stringify({ ...content, sources }));
}
