import { type ResourceType } from '../schema/resourceType.js';
import { type StoredResource } from './storedResource.js';

/** What became of one resource: without `before` it is new, without `after` it is gone. */
export interface ResourceChange {
  readonly type: ResourceType;
  readonly id: string;
  readonly before?: StoredResource;
  readonly after?: StoredResource;
}

/** One write with all that follows from it in other resources: to be kept as a whole or not at all. */
export interface JournalRecord {
  /** The number of which the versions of the resources are made (`W/"7"`); grows. */
  readonly transaction: number;
  /** Everything that was there before is gone, without being in `changes`. */
  readonly isReset?: boolean;
  readonly changes: readonly ResourceChange[];
}

/** Keeps what a directory writes, so that it can be told again after the end of the process. */
export interface Journal {
  /**
   * Returns when the record is kept.
   *
   * @throws ScimError where it is not; the directory undoes the write then
   */
  append(record: JournalRecord): void;
}
