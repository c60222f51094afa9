import { parseObject } from '../../model/base/parseObject';
import { prettyPrint } from '../../model/base/prettyPrint';
import { causeOf } from '../../model/invocation/causeOf';

/**
 * What Lambda's Node.js runtime writes of an uncaught error, `Invoke Error\t{"errorType":…,"stack":[…]}`: the error as a person
 * reads it, and all of it in lines. `undefined` for any other text.
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
