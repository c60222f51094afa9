import { asynchronousServices } from './asynchronousServices';
import { pollServices } from './pollServices';
import type { InvocationModel, ServiceRow } from './serviceRow';
import { synchronousServices } from './synchronousServices';

type Row = (typeof synchronousServices)[number] | (typeof asynchronousServices)[number] | (typeof pollServices)[number];

/** One of the services that invoke functions. */
export type ServiceId = Row['id'];

/** One of the events that a service sends: what samples, schemas, contracts and the detector are indexed by. */
export type EventTypeId = Row['eventTypes'][number];

/** A service that invokes functions, and how. */
export interface TriggerService extends Required<Omit<ServiceRow, 'id' | 'eventTypes' | 'otherwise'>> {
  readonly id: ServiceId;
  readonly model: InvocationModel;
  readonly eventTypes: readonly EventTypeId[];
  readonly otherwise: ServiceRow['otherwise'] | undefined;
}

/**
 * Every service that invokes Lambda functions, in the order people read them: by model, then by how common they are
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html; principals: what SAM grants, and each service's own
 * guide).
 */
export const services: readonly TriggerService[] = [
  ...modeled('sync', synchronousServices),
  ...modeled('async', asynchronousServices),
  ...modeled('poll', pollServices),
];

/** The row of the table with this id. */
export function serviceOf(id: ServiceId): TriggerService {
  const found = services.find((service) => service.id === id);
  if (found === undefined) throw new Error(`The table of services has no ${id}.`);
  return found;
}

function modeled(model: InvocationModel, rows: readonly (Row & ServiceRow)[]): readonly TriggerService[] {
  return rows.map((row) => ({ ...row, ...withDefaults(row), model }));
}

function withDefaults({ otherwise, principals = [], callsWithRole = false }: ServiceRow) {
  return { otherwise, principals, callsWithRole };
}
