import { spawnSync } from 'node:child_process';
import { PlainError } from '../project.mjs';

/** @typedef {'aws' | 'boto3' | 'moto'} AwsTool */

/**
 * The command that ends well where the tool is installed.
 * @type {Readonly<Record<AwsTool, readonly [program: string, ...args: readonly string[]]>>}
 */
const probes = {
  aws: ['aws', '--version'],
  boto3: ['python3', '-c', 'import boto3'],
  moto: ['moto_server', '--help'],
};

/** Programs that are not ours and test against AWS's API: each is optional, see `requiredTools`. */
export const awsTools = /** @type {readonly AwsTool[]} */ (Object.keys(probes));

/** Whether the tool is installed and starts. @param {AwsTool} tool */
export function isToolThere(tool) {
  const [program, ...args] = probes[tool];
  return spawnSync(program, args, { stdio: 'ignore', windowsHide: true }).status === 0;
}

/**
 * The tools without which tests fail rather than being skipped: those that `DWELL_REQUIRE_TOOLS` lists (`aws,boto3`;
 * empty for none); where it is not set, all of them under `CI`, and none elsewhere.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {readonly AwsTool[]}
 */
export function requiredTools(env = process.env) {
  const listed = env.DWELL_REQUIRE_TOOLS;
  if (listed === undefined) return isCi(env) ? awsTools : [];
  const names = listed.split(/[\s,]+/).filter(Boolean);
  const unknown = names.find((name) => !awsTools.some((tool) => tool === name));
  if (unknown !== undefined) {
    throw new PlainError(`DWELL_REQUIRE_TOOLS names "${unknown}"; it may list ${awsTools.join(', ')}.`);
  }
  return awsTools.filter((tool) => names.includes(tool));
}

/** @param {NodeJS.ProcessEnv} env */
function isCi({ CI }) {
  return CI !== undefined && CI !== '' && CI !== 'false';
}
