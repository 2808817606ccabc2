import { toMarkdownChecklist } from './markdownChecklist.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { toSettingsText } from './settingsJson.js';

/** A form in which settings leave the program. No secret can: settings have none. */
export interface ExportFormat {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** As VS Code names it. */
  readonly languageId: string;
  readonly toText: (settings: ProvisioningSettings) => string;
}

export const exportFormats = [
  {
    name: 'markdown',
    languageId: 'markdown',
    label: 'Markdown checklist',
    description: 'What the Okta admin does, in the order and words of the Admin Console',
    toText: toMarkdownChecklist,
  },
  {
    name: 'json',
    languageId: 'json',
    label: 'JSON',
    description: 'A settings file, to be kept and read again',
    toText: toSettingsText,
  },
] as const satisfies readonly ExportFormat[];

/** Announced, and not there yet. */
export const laterFormats: readonly string[] = ['oin', 'http', 'curl', 'terraform'];

export const findExportFormat = (name: unknown): ExportFormat | undefined =>
  exportFormats.find((format) => format.name === name);
