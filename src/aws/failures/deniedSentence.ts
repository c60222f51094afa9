import type { CallContext } from './callContext';
import { asSentence, trimDot, upperFirst } from './sentence';

/**
 * Explains who was denied what, and by which kind of policy, in AWS's words. AWS writes `User: <arn> is not authorized to
 * perform: <action> on resource: <arn> because no <kind> policy allows the <action> action`, or `… with an explicit deny in a
 * <kind> policy` (https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html); shorter messages are quoted.
 */
export function deniedSentence(message: string, context: CallContext): string {
  const said = asSentence(message);
  const [, who, action = context.action] =
    /User:\s+(\S+) is not authorized to perform:?\s+(?:([\w-]+:\w+)|the operation)/.exec(said) ?? [];
  const by = context.profile === undefined ? `connection "${context.connectionName}"` : `profile "${context.profile}"`;
  if (who === undefined) {
    const about = context.subject === undefined ? '' : ` for ${context.subject}`;
    const quoted = said === '' || /^UnknownError\.?$/.test(said) ? '' : ` (${trimDot(said)})`;
    return `${upperFirst(by)} is not allowed to call ${context.action}${about}${quoted}. Ask for this permission, or use another profile.`;
  }
  const resource = /on resource:\s+(\S+)/.exec(said)?.[1];
  const on = resource === undefined ? '' : ` on ${trimDot(resource)}`;
  const why = /\b(?:because|with)\s+(.+)$/.exec(said)?.[1];
  const because = why === undefined ? '' : `: ${trimDot(why)}`;
  return `${who} (${by}) is not authorized to perform ${action}${on}${because}. ${nextStep(why)}`;
}

/** Another allow does not override a deny. */
function nextStep(why: string | undefined): string {
  return why?.includes('explicit deny') === true
    ? 'Have the deny removed, or use another profile.'
    : 'Ask for this permission, or use another profile.';
}
