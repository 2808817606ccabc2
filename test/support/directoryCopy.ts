import assert from 'node:assert/strict';
import { type JsonValue } from '../../src/base/json.js';
import { type Directory } from '../../src/scim/store/directory.js';
import { type DirectoryImage } from '../../src/scim/store/directoryImage.js';
import { type JournalRecord } from '../../src/scim/store/journal.js';
import { toKeptChange, toKeptRow } from '../../src/scim/store/keptRecord.js';
import { type KeptTransaction } from '../../src/scim/store/restorer.js';

/** As it comes back from a file. */
const throughText = (value: JsonValue): JsonValue =>
  // JSON.parse of what JSON.stringify made
  JSON.parse(JSON.stringify(value)) as JsonValue;

export const toKept = ({ transaction, isReset, changes }: JournalRecord): KeptTransaction => ({
  transaction,
  ...(isReset !== undefined && { isReset }),
  changes: changes.map((change) => throughText(toKeptChange(change))),
});

export function restoreImage(directory: Directory, { transaction, rows }: DirectoryImage): void {
  const restorer = directory.createRestorer();
  for (const row of rows) {
    restorer.addRow(throughText(toKeptRow(row)));
  }
  restorer.finishRows(transaction);
}

/** All that a directory knows, with the order of everything. */
export const describeDirectory = (directory: Directory): unknown => {
  const { transaction, rows } = directory.takeImage();
  return {
    transaction,
    rows: rows.map(({ stored, parents }) => ({
      type: stored.type.name,
      id: stored.id,
      text: JSON.stringify(stored.content),
      version: stored.version,
      created: stored.created,
      lastModified: stored.lastModified,
      parents: parents.map(({ type, id }) => `${type.name} ${id}`),
    })),
  };
};

export const assertSameDirectory = (actual: Directory, expected: Directory): void => {
  assert.deepEqual(describeDirectory(actual), describeDirectory(expected));
};
