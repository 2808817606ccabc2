import { type AppOrigin } from './consoleChoices.js';
import { toCurlScript } from './exports/curlExport.js';
import { toHttpFile } from './exports/httpExport.js';
import { toOinNotes, toOinSubmission } from './exports/oinExport.js';
import { toPowerShellScript } from './exports/powershellExport.js';
import { toSdkProgram } from './exports/sdkExport.js';
import { toTerraform } from './exports/terraformExport.js';
import { toMarkdownChecklist } from './markdownChecklist.js';
import { type Evidence, toOinChecklist } from './oin/oinChecklist.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { toSettingsText } from './settingsJson.js';

/** A form in which settings leave the program. No secret can: settings have none. */
export interface ExportFormat {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** As VS Code names it. */
  readonly languageId: string;
  /** For which kind of app it is; absent where it goes with each. */
  readonly appKind?: AppOrigin;
  /** Whether what Okta has answered may be written before it is completed. */
  readonly takesDrafts?: true;
  /** @param evidence for a checklist of what was shown. */
  readonly toText: (settings: ProvisioningSettings, evidence?: Evidence) => string;
  /** What remains by hand, where the text has no room for comments. */
  readonly toNotes?: (settings: ProvisioningSettings) => readonly string[];
}

export const exportFormats: readonly [ExportFormat, ...ExportFormat[]] = [
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
    takesDrafts: true,
    toText: toSettingsText,
  },
  {
    name: 'oin',
    languageId: 'json',
    label: 'OIN submission',
    description: 'The body of a submission to the Okta Integration Network',
    appKind: 'oin',
    toText: toOinSubmission,
    toNotes: toOinNotes,
  },
  {
    name: 'oin-checklist',
    languageId: 'markdown',
    label: 'OIN checklist',
    description: 'What a submission needs, ticked by the results of a conformance run',
    appKind: 'oin',
    toText: toOinChecklist,
  },
  {
    name: 'http',
    languageId: 'http',
    label: 'HTTP requests',
    description: "A .http file with the calls of Okta's API that there are",
    toText: toHttpFile,
  },
  {
    name: 'curl',
    languageId: 'shellscript',
    label: 'cURL',
    description: 'The same calls as a script for bash',
    toText: toCurlScript,
  },
  {
    name: 'terraform',
    languageId: 'terraform',
    label: 'Terraform',
    description: 'Resources of the provider okta/okta: app, attributes, mappings, groups',
    toText: toTerraform,
  },
  {
    name: 'sdk',
    languageId: 'javascript',
    label: 'okta-sdk-nodejs',
    description: 'The same calls as a program for Node.js',
    toText: toSdkProgram,
  },
  {
    name: 'powershell',
    languageId: 'powershell',
    label: 'PowerShell',
    description: 'The same calls as a script for PowerShell',
    toText: toPowerShellScript,
  },
];

export const findExportFormat = (name: unknown): ExportFormat | undefined =>
  exportFormats.find((format) => format.name === name);
