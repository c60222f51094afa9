/** A template with the resources of `template`, and as many more functions as it takes until there are `count`. */
export function manyFunctions(template: string, count: number): string {
  const own = template.match(/AWS::Serverless::Function/g)?.length ?? 0;
  const names = Array.from({ length: count - own }, (_, index) => `bulk-${String(index + 1).padStart(5, '0')}`);
  const more = names.map(
    (name, index) =>
      `  Bulk${index + 1}: { Type: AWS::Serverless::Function, Properties: { FunctionName: ${name}, Tags: { team: team-${index % 40} } } }`,
  );
  return `${template.trimEnd()}\n${more.join('\n')}\n`;
}
