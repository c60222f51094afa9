/**
 * Extracts the name from an ARN's resource: all of it for a queue, a topic or a bucket; the second part of `table/NAME/stream/…`;
 * the path of a log group; for an API, what follows the generated id.
 */
export function nameIn(arn: string): string {
  const [, , service, , , ...rest] = arn.split(':');
  const resource = rest.join(':');
  const [first = arn, ...more] = resource.split(/[/:]/);
  switch (service) {
    case 'execute-api':
      return more.join('/');
    case 'logs':
      return resource.replace(/^log-group:/, '').replace(/:\*$/, '');
    case 'scheduler':
      return more.at(-1) ?? first;
    default:
      return more[0] ?? first;
  }
}
