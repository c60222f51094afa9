import type { TriggerService } from '../../src/model/services/services';

/** A source of the service: the shape of its ARN, filled in. `undefined` for sources without an ARN. */
export function exampleArn({ id, sourceArn }: TriggerService): string | undefined {
  return sourceArn
    ?.replace('REGION', 'eu-west-1')
    .replace('ACCOUNT', '123456789012')
    .replace('$ROUTE', '$connect')
    .replace(/[A-Z]{2,}/g, (name) =>
      name === 'ID' ? 'a1b2c3' : name === 'METHOD' ? 'POST' : `${id}-${name.toLowerCase()}`,
    );
}
