import { type Entry } from './resourceTable.js';
import { type StoredResource } from './storedResource.js';

export interface ImageRow {
  readonly stored: StoredResource;
  readonly parents: readonly Pick<Entry, 'type' | 'id'>[];
}

/** All that a directory has at one moment; it stays so while the directory goes on. */
export interface DirectoryImage {
  /** The number of the last write. */
  readonly transaction: number;
  /** In the order of their creation, type by type. */
  readonly rows: readonly ImageRow[];
}
