import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { assessSettings } from '../../okta/settings/assessSettings.js';
import {
  type ExportFormat,
  exportFormats,
  findExportFormat,
} from '../../okta/settings/exportFormats.js';
import { toParagraph } from '../../okta/settings/finding.js';
import { type ProvisioningSettings } from '../../okta/settings/provisioningSettings.js';
import { HostError } from '../hostError.js';

/** What a caller of `scimWorkbench.settings.export` may say; the user is asked for the rest. */
export interface ExportArgument {
  readonly settings?: ProvisioningSettings;
  readonly format?: ExportFormat;
}

/** @throws HostError where something is not as it should be. */
export function readExportArgument(value: unknown): ExportArgument {
  if (value === undefined || value === null) {
    return {};
  }
  if (!isJsonObject(value)) {
    throw badArgument(
      vscode.l10n.t(
        'Export Okta Provisioning Settings takes an object, for example { "settings": { … }, "format": "markdown" }.',
      ),
    );
  }
  const settings = readMember(value, 'settings');
  const format = readMember(value, 'format');
  const chosen = format === undefined ? undefined : readFormat(format);
  return {
    ...(settings !== undefined && { settings: readUsable(settings, chosen) }),
    ...(chosen && { format: chosen }),
  };
}

/**
 * Settings without errors; of those with errors, the first is told.
 *
 * @throws HostError
 */
export function readUsable(value: unknown, format?: ExportFormat): ProvisioningSettings {
  const { settings, findings, isUsable } = assessSettings(value, format?.appKind);
  if (isUsable) {
    return settings;
  }
  const errors = findings.filter(({ level }) => level === 'error');
  const [first = ''] = errors.map((error) => `${error.pointer} ${toParagraph(error)}`.trim());
  throw badArgument(
    errors.length > 1
      ? vscode.l10n.t(
          'The provisioning settings have {0} errors; the first: {1}',
          errors.length,
          first,
        )
      : vscode.l10n.t('The provisioning settings cannot be exported: {0}', first),
  );
}

function readFormat(value: unknown): ExportFormat {
  const format = findExportFormat(value);
  if (format) {
    return format;
  }
  const names = exportFormats.map(({ name }) => name).join(', ');
  throw badArgument(vscode.l10n.t('The format must be one of {0}.', names));
}

const badArgument = (message: string): HostError => new HostError('badArgument', message);
