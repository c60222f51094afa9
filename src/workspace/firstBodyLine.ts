/**
 * The line, from 0, of the first statement inside a handler that begins at `line`: where a breakpoint stops once the handler is
 * called. A breakpoint on the line of the handler itself would stop where the module is loaded.
 */
export function firstBodyLine(text: string, line: number, isPython: boolean): number {
  const lines = text.split('\n');
  const head = isPython ? endOfPythonHead(lines, line) : endOfScriptHead(lines, line);
  const body = lines.findIndex((one, index) => index > head && isStatement(one, isPython));
  return body < 0 ? line : body;
}

function isStatement(line: string, isPython: boolean): boolean {
  return line.trim() !== '' && !(isPython ? /^\s*(#|"""|''')/ : /^\s*(\/\/|\/\*|\*)/).test(line);
}

/** The line with the brace that opens the body: the first one behind `=>` or `)`, outside of the parameters' own brackets. */
function endOfScriptHead(lines: readonly string[], from: number): number {
  let depth = 0;
  let isBehindParameters = false;
  for (const [offset, text] of lines.slice(from, from + 40).entries()) {
    for (const [index, character] of [...text].entries()) {
      if (depth === 0 && text.startsWith('=>', index)) isBehindParameters = true;
      if (character === '{' && depth === 0 && isBehindParameters) return from + offset;
      if ('({['.includes(character)) depth += 1;
      if (')}]'.includes(character)) {
        depth -= 1;
        isBehindParameters ||= character === ')' && depth === 0;
      }
    }
  }
  return from;
}

function endOfPythonHead(lines: readonly string[], from: number): number {
  const end = lines.findIndex((line, index) => index >= from && /:\s*(#.*)?$/.test(line));
  return end < 0 ? from : end;
}
