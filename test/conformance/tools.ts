import { type AwsTool, isToolThere, requiredTools } from '../tools/machine/awsTools.mjs';

/**
 * Whether tests that need this tool are skipped: it is not installed, and nobody requires it. Where it is required
 * (see `requiredTools`) they run and fail, so that CI cannot be green without them.
 */
export function isSkippedWithout(tool: AwsTool): boolean {
  if (isToolThere(tool)) return false;
  if (requiredTools().includes(tool)) {
    console.log(`${tool} is not installed, and required: its tests fail.`);
    return false;
  }
  console.log(`${tool} is not installed: its tests are skipped.`);
  return true;
}
