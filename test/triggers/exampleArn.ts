import type { TriggerService } from '../../src/model/services/services';

/** A source of the service: the shape of its ARN, filled in. `undefined` for sources without an ARN. */
export function exampleArn({ id, sourceArn }: TriggerService): string | undefined {
  return sourceArn
    ?.replace('REGION', 'eu-west-1')
    .replace('ACCOUNT', '123456789012')
    .replace('$ROUTE', '$connect')
    .replace('METHOD', 'POST')
    .replace(/\bID\b/g, 'a1b2c3')
    .replace(/[A-Z]{2,}/g, (name) => (name === 'POST' ? name : `${id}-${name.toLowerCase()}`));
}
