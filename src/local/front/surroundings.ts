import type { Place } from '../functions/functionReference';
import type { FrontCaller } from './frontCaller';

/** What the fronts answer with. */
export interface FrontSurroundings {
  readonly place: Place;
  readonly caller: FrontCaller;
  /** Writes a line to the log of the service. Never contains payloads. */
  log(line: string): void;
}
