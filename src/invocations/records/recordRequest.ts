import type { Connection } from '../../model/connection/connection';
import type { FollowedRecord, FollowedSource } from '../../model/polling/followedRecord';
import type { RecordContent } from '../../model/polling/recordContent';

/** A record to send, with what its lifecycle depends on. */
export interface RecordRequest
  extends Pick<FollowedRecord, 'mappingUuid' | 'settings' | 'facts' | 'isTraced' | 'timeScale' | 'target'> {
  readonly connection: Connection;
  readonly source: FollowedSource;
  readonly content: RecordContent;
  /** Of the function, where runs with the record may be found. */
  readonly logGroup: string;
}
