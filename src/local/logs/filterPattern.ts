/**
 * CloudWatch's filter pattern for unstructured events: terms that must all occur, `"quoted"` or plain, `-excluded`, and
 * `?optional` ones of which one must occur
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html). `undefined` for the other kinds of
 * pattern (`{ $.x = 1 }`, `[a, b]`, `%regex%`), which are not supported.
 */
export function compileFilterPattern(pattern: string): ((message: string) => boolean) | undefined {
  const text = pattern.trim();
  if (/^[{[%]/.test(text)) return undefined;
  const terms = [...text.matchAll(/([-?]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, sign = '', quoted, plain]) => ({
    sign,
    text: (quoted ?? plain ?? '').replace(/\\(.)/g, '$1'),
  }));
  const required = terms.filter((term) => term.sign === '');
  const excluded = terms.filter((term) => term.sign === '-');
  const optional = terms.filter((term) => term.sign === '?');
  return (message) =>
    required.every((term) => message.includes(term.text)) &&
    !excluded.some((term) => message.includes(term.text)) &&
    (optional.length === 0 || optional.some((term) => message.includes(term.text)));
}
