/** Finds the line (from 0) where a module defines `name`: `def`, `async def`, or an assignment at its top level. */
export function findPythonFunction(text: string, name: string): number | undefined {
  const escaped = name.replace(/[^\w]/g, '\\$&');
  const lines = text.split('\n');
  for (const pattern of [`^(async\\s+)?def\\s+${escaped}\\s*\\(`, `^${escaped}\\s*(:[^=]+)?=`]) {
    const line = lines.findIndex((one) => new RegExp(pattern).test(one));
    if (line >= 0) return line;
  }
  return undefined;
}
