import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import {
  type ExportFormat,
  exportFormats,
  findExportFormat,
  type PeopleChoice,
} from '../../workbench/captureExport.js';
import { HostError } from '../hostError.js';

/** What a caller has said; the rest is asked for. */
export interface ExportWish {
  readonly file?: vscode.Uri;
  readonly format?: ExportFormat;
  readonly exchanges?: readonly string[];
  readonly people?: PeopleChoice;
}

/**
 * A Uri, the id of an exchange, or `{ file?, format?, exchanges?, people? }`.
 *
 * @throws HostError where it is something else
 */
export function readExportOptions(given: unknown): ExportWish {
  if (given === undefined || given === null) {
    return {};
  }
  if (given instanceof vscode.Uri) {
    return { file: given };
  }
  if (typeof given === 'string') {
    return { exchanges: [given] };
  }
  if (!isJsonObject(given)) {
    return fail(
      vscode.l10n.t('The export is given as a Uri or as { file?, format?, exchanges?, people? }.'),
    );
  }
  const file: unknown = readMember(given, 'file');
  const format = readFormat(readMember(given, 'format'));
  const exchanges = readIds(readMember(given, 'exchanges'));
  const people = readPeople(readMember(given, 'people'));
  return {
    ...(file instanceof vscode.Uri && { file }),
    ...(format && { format }),
    ...(exchanges && { exchanges }),
    ...(people && { people }),
  };
}

function readFormat(value: unknown): ExportFormat | undefined {
  if (value === undefined) {
    return undefined;
  }
  const format = typeof value === 'string' ? findExportFormat(value) : undefined;
  const known = exportFormats.map(({ id }) => id).join(', ');
  return format ?? fail(vscode.l10n.t('The format of an export is one of {0}.', known));
}

function readIds(value: unknown): readonly string[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  return Array.isArray(value) && value.every((id) => typeof id === 'string')
    ? value
    : fail(vscode.l10n.t('The exchanges of an export are given as a list of their ids.'));
}

function readPeople(value: unknown): PeopleChoice | undefined {
  return value === undefined || value === 'asCaptured' || value === 'madeUp'
    ? value
    : fail(vscode.l10n.t('What becomes of people in an export is "asCaptured" or "madeUp".'));
}

function fail(message: string): never {
  throw new HostError('badArgument', message);
}
