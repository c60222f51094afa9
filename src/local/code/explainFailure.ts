import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { LocalRemedy as Remedy } from '../../model/invocation/localRun';
import { buildCommandOf } from './codeWords';

/** Explains a failure caused by the project or this machine rather than by the code. */
export interface Explanation {
  /** A sentence for the user. */
  readonly message: string;
  readonly remedy: Remedy | undefined;
}

interface Failure {
  readonly errorType: string;
  readonly message: string;
}

/** `known`: the remedy of a function that was not even started, whose message explains itself. */
export function explainFailure(
  failure: Failure,
  declared: DeclaredFunction,
  known: Remedy | undefined,
): Explanation | undefined {
  if (known !== undefined) return { message: failure.message, remedy: known };
  const missing = missingPackage(failure.message);
  if (missing === undefined) return undefined;
  return declared.runtime.startsWith('python') ? pythonModule(missing, declared) : nodePackage(missing, declared);
}

/** From messages of Node.js and Python; a path is not a package. */
function missingPackage(message: string): string | undefined {
  const name =
    /Cannot find (?:package|module) '([^']+)'/.exec(message)?.[1] ?? /No module named '([^']+)'/.exec(message)?.[1];
  // Only valid package names may be put into a command.
  return name !== undefined && /^(?:@[\w-]+\/)?\w[\w./-]*$/.test(name) ? name : undefined;
}

function nodePackage(name: string, declared: DeclaredFunction): Explanation {
  const packageName = /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
  const folder = packageFolder(declared);
  if (/^@(?:aws-sdk|smithy)\//.test(packageName)) {
    return {
      message: `${packageName} is part of Lambda's Node.js runtime, but is not installed on this machine. Install it in the project, or let Dwell keep a copy for local runs.`,
      remedy: { kind: 'sdk', packageName },
    };
  }
  if (packageName === declared.handler.split('.')[0]) {
    return {
      message: `No file for the handler ${declared.handler} was found in ${declared.codeUri}.`,
      remedy: { kind: 'open', path: declared.templatePath, line: declared.line },
    };
  }
  const isInstalled = existsSync(join(folder, 'node_modules'));
  const command = isInstalled ? `npm install ${packageName}` : 'npm install';
  return {
    message: `The package ${packageName} is not installed: run \`${command}\` in ${folder}.`,
    remedy: { kind: 'run', command, folder },
  };
}

function pythonModule(name: string, declared: DeclaredFunction): Explanation {
  const module = name.split('.')[0] ?? name;
  const folder = declared.project.folder;
  if (module === declared.handler.split(/[./]/)[0]) {
    return {
      message: `No file for the handler ${declared.handler} was found in ${declared.codeUri}.`,
      remedy: { kind: 'open', path: declared.templatePath, line: declared.line },
    };
  }
  const requirements = join(declared.codeUri, 'requirements.txt');
  const needs = existsSync(requirements) ? `-r ${quoted(requirements)}` : module;
  const isOfImage = ['boto3', 'botocore', 's3transfer', 'dateutil', 'jmespath', 'urllib3'].includes(module);
  const reason = isOfImage
    ? "is part of Lambda's Python runtime, but is not installed on this machine"
    : 'is not installed';
  const hasEnvironment = ['.venv', 'venv'].find((one) => existsSync(join(folder, one)));
  const environment = hasEnvironment ?? '.venv';
  const pip = process.platform === 'win32' ? `${environment}\\Scripts\\pip` : `${environment}/bin/pip`;
  const make = hasEnvironment === undefined ? 'python3 -m venv .venv && ' : '';
  const command = `${make}${pip} install ${needs}`;
  const build = declared.project.kind === 'sam' ? `, or \`${buildCommandOf(declared)}\`` : '';
  return {
    message: `The module ${module} ${reason}: run \`${command}\` in ${folder}${build}.`,
    remedy: { kind: 'run', command, folder },
  };
}

function packageFolder({ codeUri, project }: DeclaredFunction): string {
  return [codeUri, project.folder].find((folder) => existsSync(join(folder, 'package.json'))) ?? codeUri;
}

function quoted(path: string): string {
  return /^[\w./\\:-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
