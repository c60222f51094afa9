import { parseObject } from '../../model/base/parseObject';
import { prettyPrint } from '../../model/base/prettyPrint';
import { causeOf } from '../../model/invocation/causeOf';

/**
 * Parses the line that Lambda's Node.js runtime writes for an uncaught error, `Invoke Error\t{"errorType":…,"stack":[…]}`, into a
 * readable error and the formatted JSON. `undefined` for any other text.
 */
export function errorLine(text: string): { readonly text: string; readonly json: string } | undefined {
  const [, what, object = ''] = /^([A-Z][A-Za-z ]+?) ?\t(\{[\s\S]*\})$/.exec(text) ?? [];
  const cause = causeOf(parseObject(object));
  if (cause === undefined) return undefined;
  return {
    text: [what, cause.type, cause.message].filter((part) => part !== '').join(': '),
    json: prettyPrint(object),
  };
}
