import type { FolderReader } from '../../model/connection/fileReader';
import type { TemplatePlace } from '../template/templateScope';

/** The input of every project reader. */
export interface ProjectInput {
  readonly files: FolderReader;
  readonly place: TemplatePlace;
  /** Values of parameters that the user has set; they count before all others. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Names in Local that differ from the declared ones, by the file of the project and the logical id. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Local's own, where no connection says more. */
export const defaultPlace: TemplatePlace = { region: 'us-east-1', accountId: '000000000000' };
