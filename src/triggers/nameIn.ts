/**
 * The name in an ARN's resource: of a queue, a topic or a bucket all of it, of `table/NAME/stream/…` the second part; of a log
 * group its path; of an API what follows its id, which a deployment chooses.
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
